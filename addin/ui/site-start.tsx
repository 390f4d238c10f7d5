// Before a page begins: the site's settings are asked for; that they are on their way, or why they did not come, stands in its place.
import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Language } from '../../shared/scheme/text';
import { LanguageContext } from './language';
import { useLayout } from './layout';
import { LoadedContent } from './loaded-content';
import type { OfficeHost } from './office-host';
import { usePaneTheme } from './theme';
import { useLoaded, type Loaded } from './use-loaded';

interface Surroundings {
  readonly language: Language;
  readonly host: Pick<OfficeHost, 'dark'>;
  /** what there is to say below a failure */
  readonly meanwhile?: ReactNode;
}

interface Props<Value> extends Surroundings {
  /** Asks for the settings and makes of them what the page needs; the same function at every drawing. */
  open(signal: AbortSignal): Promise<Value>;
  children(value: Value): ReactNode;
}

export function SiteStart<Value>({ open, children, ...surroundings }: Props<Value>) {
  const [opened, again] = useLoaded(open);
  return opened.kind === 'ready' ? children(opened.value) : <NotYet of={opened} again={again} {...surroundings} />;
}

interface NotYetProps extends Surroundings {
  readonly of: Exclude<Loaded<unknown>, { readonly kind: 'ready' }>;
  again(): void;
}

function NotYet({ of, again, language, host, meanwhile }: NotYetProps) {
  const theme = usePaneTheme(host);
  const layout = useLayout();
  return (
    <FluentProvider theme={theme}>
      <LanguageContext value={language}>
        <div className={layout.pane}>
          <LoadedContent of={of} again={again}>
            {() => null}
          </LoadedContent>
          {of.kind === 'failed' && meanwhile}
        </div>
      </LanguageContext>
    </FluentProvider>
  );
}
