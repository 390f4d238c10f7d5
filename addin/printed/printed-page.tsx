// The page around a document: signs in, loads, offers to print; of all this nothing is printed but the document.
import { Button, FluentProvider, Text } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import { createApiClient } from '../session/api-client';
import type { PersonSignIn } from '../session/person-sign-in';
import { isSignInNeeded } from '../session/failures';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import type { AskedDocument } from './asked-document';
import { loadDocument, type PrintedDocument } from './load-document';
import { WrittenSheets } from './written-sheet';

export interface PrintedPageProps {
  /** the page's own */
  readonly origin: string;
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  /** null where the address names no document */
  readonly asked: AskedDocument | null;
  readonly signIn: PersonSignIn;
}

type Shown =
  { readonly kind: 'nothing-asked' } | SignInAsked | { readonly kind: 'document'; readonly printed: PrintedDocument };

async function load(
  { origin, apiOrigin, language, asked, signIn }: PrintedPageProps,
  signal: AbortSignal,
): Promise<Shown> {
  if (asked === null) return { kind: 'nothing-asked' };
  try {
    const api = createApiClient(apiOrigin, signIn);
    return { kind: 'document', printed: await loadDocument(api, asked, { language, origin }, signal) };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function PrintedPage(props: PrintedPageProps) {
  const { language, asked, signIn } = props;
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const key = ['printed', ...(asked === null ? [] : Object.values(asked))];
  const [shown, again] = useAsked(key, (signal) => load(props, signal));
  const title = shown.kind === 'ready' && shown.value.kind === 'document' ? shown.value.printed.document.title : null;
  useEffect(() => {
    // What a printout is saved as.
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
                  <Text>{message(language, 'print.ask')}</Text>
                </main>
              );
            return (
              <main>
                <div className="tools">
                  <Button icon={<PrintRegular />} onClick={() => window.print()}>
                    {message(language, 'paper.print')}
                  </Button>
                </div>
                <PageNumbers language={language} isOne={what.printed.document.papers.length === 1} />
                <WrittenSheets printed={what.printed} />
              </main>
            );
          }}
        </LoadedContent>
      </LanguageContext>
    </FluentProvider>
  );
}

/** The foot of each printed page. Letters are counted together, so that none of them says how many there are of others. */
function PageNumbers({ language, isOne }: { readonly language: Language; readonly isOne: boolean }) {
  if (!isOne) return null;
  const [before = '', between = '', after = ''] = message(language, 'document.page', { page: '\n', pages: '\n' }).split(
    '\n',
  );
  const content = [before, null, between, null, after]
    .map((text, i) => (text === null ? `counter(${i === 1 ? 'page' : 'pages'})` : JSON.stringify(text)))
    .join(' ');
  // On white paper, whatever the screen's theme.
  return <style>{`@page { @bottom-center { content: ${content}; color: #000; } }`}</style>;
}
