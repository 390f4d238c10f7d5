// The way from a record to its paper (打印表), which opens in the browser: a page of its own, to be printed and signed.
import { Link } from '@fluentui/react-components';
import { useLanguage, useSay } from '../../ui/language';

interface Props {
  readonly scheme: string;
  readonly period: string;
  readonly register: string;
  /** of a stored record: a draft that nobody has touched has no paper */
  readonly number: string;
}

export function PaperLink({ scheme, period, register, number }: Props) {
  const language = useLanguage();
  const say = useSay();
  const address = `/paper.html?${new URLSearchParams({ language, scheme, period, register, number }).toString()}`;
  return (
    // The window keeps its opener, so that whoever is signed in here is so there.
    <Link inline href={address} target="_blank" rel="opener" aria-label={say('paper.link.of', { number })}>
      {say('paper.link')}
    </Link>
  );
}
