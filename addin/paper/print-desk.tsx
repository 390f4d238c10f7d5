// The page around whatever prints on A4: signs in, loads what its address asks for, offers to print; of all this nothing is printed but the paper.
import { Button, FluentProvider, Text } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useEffect, type ReactNode } from 'react';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { createApiClient, type ApiClient } from '../session/api-client';
import { isSignInNeeded } from '../session/failures';
import type { PersonSignIn } from '../session/person-sign-in';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import './paper.css';

interface Props<Asked extends object, Printed> {
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  readonly signIn: PersonSignIn;
  /** null where the address names nothing that prints */
  readonly asked: Asked | null;
  /** what is said then */
  readonly hint: 'paper.ask' | 'print.ask';
  load(api: ApiClient, asked: Asked, signal: AbortSignal): Promise<Printed>;
  /** what a printout is saved as */
  titleOf(printed: Printed): string;
  children(printed: Printed): ReactNode;
}

type Shown<Printed> =
  { readonly kind: 'nothing-asked' } | SignInAsked | { readonly kind: 'printed'; readonly printed: Printed };

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function PrintDesk<Asked extends object, Printed>(props: Props<Asked, Printed>) {
  const { apiOrigin, language, signIn, asked, hint, load, titleOf, children } = props;
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const ask = async (signal: AbortSignal): Promise<Shown<Printed>> => {
    if (asked === null) return { kind: 'nothing-asked' };
    try {
      return { kind: 'printed', printed: await load(createApiClient(apiOrigin, signIn), asked, signal) };
    } catch (error) {
      if (isSignInNeeded(error)) return signInAsked(error);
      throw error;
    }
  };
  const [shown, again] = useAsked([hint, JSON.stringify(asked)], ask);
  const title = shown.kind === 'ready' && shown.value.kind === 'printed' ? titleOf(shown.value.printed) : null;
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
  return (
    <FluentProvider theme={theme} className="desk">
      <LanguageContext value={language}>
        <LoadedContent of={shown} again={again}>
          {(what) => {
            if (what.kind === 'sign-in')
              return <SignInPage signIn={signIn} refused={what.refused} onSignedIn={() => void again()} />;
            if (what.kind === 'nothing-asked')
              return (
                <main className={layout.page}>
                  <Text>{message(language, hint)}</Text>
                </main>
              );
            return (
              <main>
                <div className="tools">
                  <Button icon={<PrintRegular />} onClick={() => window.print()}>
                    {message(language, 'paper.print')}
                  </Button>
                </div>
                {children(what.printed)}
              </main>
            );
          }}
        </LoadedContent>
      </LanguageContext>
    </FluentProvider>
  );
}
