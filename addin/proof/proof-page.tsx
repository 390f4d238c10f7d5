// The page that a document's code opens: which results count now, and whether the document is of them.
import { FluentProvider, Link, MessageBar, MessageBarBody, Text, Title1 } from '@fluentui/react-components';
import type { Period } from '../../shared/api/periods';
import { digestOnPaper } from '../../shared/documents/imprint';
import { published } from '../../shared/lifecycle/period-life';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Language } from '../../shared/scheme/text';
import { periodInFull } from '../../shared/text/calendar-text';
import { message } from '../../shared/text/sentences';
import { createApiClient } from '../session/api-client';
import type { PersonSignIn } from '../session/person-sign-in';
import { isSignInNeeded } from '../session/failures';
import { loadScheme } from '../session/scheme-source';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { FactList } from '../ui/fact-list';
import { LanguageContext } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import type { AskedProof } from './asked-proof';

export interface ProofPageProps {
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  readonly asked: AskedProof | null;
  readonly signIn: PersonSignIn;
}

type Shown =
  | { readonly kind: 'nothing-asked' }
  | SignInAsked
  | { readonly kind: 'proof'; readonly scheme: Scheme; readonly period: Period; readonly asked: AskedProof };

async function load({ apiOrigin, asked, signIn }: ProofPageProps, signal: AbortSignal): Promise<Shown> {
  if (asked === null) return { kind: 'nothing-asked' };
  const api = createApiClient(apiOrigin, signIn);
  try {
    const period = await api.ask('getPeriod', { params: { s: asked.scheme, p: asked.period }, signal });
    const scheme = await loadScheme(api, asked.scheme, period.version, signal);
    return { kind: 'proof', scheme, period, asked };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function ProofPage(props: ProofPageProps) {
  const { language, asked, signIn } = props;
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  // Whether a paper still holds is asked whenever it is looked at.
  const key = ['proof', asked?.scheme ?? null, asked?.period ?? null, asked?.digest ?? null];
  const [shown, again] = useAsked(key, (signal) => load(props, signal), { moving: true });
  return (
    <FluentProvider theme={theme}>
      <LanguageContext value={language}>
        <div className={layout.pane}>
          <LoadedContent of={shown} again={again}>
            {(what) => {
              if (what.kind === 'sign-in')
                return <SignInPage signIn={signIn} refused={what.refused} onSignedIn={() => void again()} />;
              return (
                <main className={layout.page}>
                  <Title1 as="h1" className={layout.heading}>
                    {message(language, 'proof.title')}
                  </Title1>
                  {what.kind === 'nothing-asked' ? (
                    <Text>{message(language, 'proof.ask')}</Text>
                  ) : (
                    <Proof {...what} language={language} />
                  )}
                </main>
              );
            }}
          </LoadedContent>
        </div>
      </LanguageContext>
    </FluentProvider>
  );
}

interface ProofProps {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly asked: AskedProof;
  readonly language: Language;
}

function Proof({ scheme, period, asked, language }: ProofProps) {
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const { results, state } = period;
  const named = `${textIn(scheme.title, language)} · ${periodInFull(language, period.period)}`;
  if (results === null) {
    return (
      <>
        <Text>{named}</Text>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody role="alert">{say('proof.none')}</MessageBarBody>
        </MessageBar>
      </>
    );
  }
  const verdict = verdictOf(asked.digest, results.digest, published.includes(state));
  const at = new Date(results.at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <>
      <Text>{named}</Text>
      <MessageBar intent={intents[verdict]} layout="multiline">
        <MessageBarBody role={verdict === 'proof.other' ? 'alert' : 'status'}>
          {say(verdict, { count: digestOnPaper(results.digest).length })}
        </MessageBarBody>
      </MessageBar>
      <FactList
        facts={[
          [say('proof.now'), <Digest key="now" digest={results.digest} />],
          ...(asked.digest === null
            ? []
            : [[say('proof.paper'), <Digest key="paper" digest={asked.digest} />] as const]),
          [say('proof.state'), say(`state.${state}`)],
          [say('proof.since'), at],
        ]}
      />
      <Text>{say('proof.bound')}</Text>
      <Link inline href="/app.html#/results">
        {say('proof.open')}
      </Link>
    </>
  );
}

type Verdict = 'proof.compare' | 'proof.other' | 'proof.same' | 'proof.same.unpublished';

const intents: Readonly<Record<Verdict, 'info' | 'error' | 'success' | 'warning'>> = {
  'proof.compare': 'info',
  'proof.other': 'error',
  'proof.same': 'success',
  'proof.same.unpublished': 'warning',
};

/** What a document's digest says beside the one of the results that count now. */
export function verdictOf(ofDocument: string | null, now: string, isPublished: boolean): Verdict {
  if (ofDocument === null) return 'proof.compare';
  if (ofDocument !== now) return 'proof.other';
  return isPublished ? 'proof.same' : 'proof.same.unpublished';
}

/** As much as stands on paper first, then the rest of it. */
function Digest({ digest }: { readonly digest: string }) {
  const onPaper = digestOnPaper(digest);
  return (
    <>
      <b>{onPaper}</b>
      <Text size={200}>{digest.slice(onPaper.length)}</Text>
    </>
  );
}
