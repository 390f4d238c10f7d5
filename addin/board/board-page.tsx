// The board of one period: signs in, loads, shows both sides.
import { FluentProvider, Text, Title1 } from '@fluentui/react-components';
import type { Board } from '../../shared/api/results';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { createApiClient } from '../session/api-client';
import type { DevelopmentSignIn } from '../session/development-sign-in';
import type { EntraSignIn } from '../session/entra-sign-in';
import { SignInNeeded } from '../session/failures';
import { BehindNotice } from '../ui/behind-notice';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { loadScheme } from '../session/scheme-source';
import { SignInPage } from '../sign-in/sign-in-page';
import { useAsked } from '../ui/use-asked';
import { BoardSide } from './board-side';

export interface BoardPageProps {
  readonly origin: string;
  readonly language: Language;
  readonly scheme: string | null;
  readonly period: string | null;
  readonly signIn: DevelopmentSignIn | EntraSignIn;
}

type Shown =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'board'; readonly board: Board; readonly scheme: Scheme };

async function load({ origin, scheme, period, signIn }: BoardPageProps, signal: AbortSignal): Promise<Shown> {
  if (scheme === null || period === null) return { kind: 'nothing-asked' };
  const api = createApiClient(origin, signIn);
  try {
    const params = { s: scheme, p: period };
    const { version } = await api.ask('getPeriod', { params, signal });
    const board = await api.ask('board', { params, signal });
    return { kind: 'board', board, scheme: await loadScheme(api, scheme, version, signal) };
  } catch (error) {
    if (error instanceof SignInNeeded) return { kind: 'sign-in' };
    throw error;
  }
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function BoardPage(props: BoardPageProps) {
  const { language, signIn } = props;
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const [shown, again] = useAsked(['board', props.scheme, props.period], (signal) => load(props, signal));
  return (
    <FluentProvider theme={theme}>
      <LanguageContext value={language}>
        <div className={layout.pane}>
          <LoadedContent of={shown} again={again}>
            {(what) => {
              if (what.kind === 'sign-in') return <SignInPage signIn={signIn} onSignedIn={() => void again()} />;
              if (what.kind === 'nothing-asked')
                return (
                  <main className={layout.page}>
                    <Text>{message(language, 'board.ask')}</Text>
                  </main>
                );
              const { board, scheme } = what;
              return (
                <main className={layout.page}>
                  <Title1 as="h1" className={layout.heading}>
                    {message(language, 'board.title')}
                  </Title1>
                  <Text>
                    {textIn(scheme.title, language)} · {board.period}
                  </Text>
                  <BoardSide side="red" entries={board.red} scheme={scheme} />
                  <BoardSide side="blue" entries={board.blue} scheme={scheme} />
                </main>
              );
            }}
          </LoadedContent>
          <div className={layout.foot}>
            <BehindNotice />
          </div>
        </div>
      </LanguageContext>
    </FluentProvider>
  );
}
