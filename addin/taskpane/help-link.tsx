// The way from a page of the pane to its part of the guide, which opens in the browser.
import { Link } from '@fluentui/react-components';
import { useServices } from '../session/services';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { helpAddress } from './help';
import { useNavigation } from './navigation';

export function HelpLink() {
  const { me } = useServices();
  const { place } = useNavigation();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const page = say(`nav.${place.page}`);
  return (
    <Link
      className={layout.help}
      href={helpAddress(place, me.roles, language)}
      target="_blank"
      rel="noopener"
      aria-label={say('help.page.of', { page })}
    >
      {say('help.page')}
    </Link>
  );
}
