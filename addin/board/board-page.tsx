// The page of the board: signs in, offers what there is to choose, shows both sides; its address says what is shown.
import { FluentProvider, mergeClasses } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { createApiClient } from '../session/api-client';
import type { PersonSignIn } from '../session/person-sign-in';
import { SignInPage } from '../sign-in/sign-in-page';
import { BehindNotice } from '../ui/behind-notice';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { SignInHereContext } from '../ui/sign-in-here';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import { askedBoard, boardAddress, type AskedBoard } from './board-address';
import { useBoardLayout } from './board-layout';
import { ChosenScheme } from './chosen-scheme';
import { loadSchemes } from './load-board';
import { useTurning } from './use-turning';
import { WallBar } from './wall-bar';

export interface BoardPageProps {
  /** the service's */
  readonly apiOrigin: string;
  /** where the address names none */
  readonly language: Language;
  readonly signIn: PersonSignIn;
  keepLanguage(language: Language): void;
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

/** What the address asks for, and the way to ask for something else, back to which the browser leads. */
function useAddress(): readonly [AskedBoard, (next: AskedBoard) => void] {
  const [asked, setAsked] = useState(() => askedBoard(window.location.search));
  useEffect(() => {
    const read = (): void => setAsked(askedBoard(window.location.search));
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const ask = useCallback((next: AskedBoard): void => {
    window.history.pushState(null, '', boardAddress(next));
    setAsked(next);
  }, []);
  return [asked, ask];
}

export function BoardPage({ apiOrigin, language: given, signIn, keepLanguage }: BoardPageProps) {
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const own = useBoardLayout();
  const [asked, ask] = useAddress();
  const language = asked.language ?? given;
  const api = useMemo(() => createApiClient(apiOrigin, signIn), [apiOrigin, signIn]);
  const [schemes, again] = useAsked(['board', 'schemes'], (signal) => loadSchemes(api, signal));
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = message(language, 'board.title');
  }, [language]);
  const speak = (next: Language): void => {
    keepLanguage(next);
    ask({ ...asked, language: next });
  };
  const leave = (): void => void signIn.signOut().then(again);
  const queries = useQueryClient();
  const signInHere = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      await (signIn.kind === 'development' ? signIn.signOut() : signIn.signIn(signal));
      await queries.invalidateQueries();
    },
    [queries, signIn],
  );
  useTurning(asked.wall);
  const entered = schemes.kind === 'ready' && schemes.value.kind === 'choose';
  return (
    <FluentProvider theme={theme}>
      <LanguageContext value={language}>
        <div className={mergeClasses(layout.pane, asked.wall && entered && own.wall)}>
          <WallBar {...{ asked, ask, speak }} leave={entered ? leave : null} />
          <LoadedContent of={schemes} again={again}>
            {(known) =>
              known.kind === 'sign-in' ? (
                <SignInPage signIn={signIn} refused={known.refused} onSignedIn={() => void again()} />
              ) : (
                <SignInHereContext value={signInHere}>
                  <ChosenScheme {...{ api, asked, ask }} me={known.me} schemes={known.schemes} />
                </SignInHereContext>
              )
            }
          </LoadedContent>
          <div className={layout.foot}>
            <BehindNotice />
          </div>
        </div>
      </LanguageContext>
    </FluentProvider>
  );
}
