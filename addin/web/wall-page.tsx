// The page around the dashboard on a wall: signs in, finds scheme and period that the address names, and asks again every minute.
import { FluentProvider, Link, Text, Title1 } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Period } from '../../shared/api/periods';
import type { Me } from '../../shared/api/people';
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Language } from '../../shared/scheme/text';
import { createApiClient, type ApiClient } from '../session/api-client';
import type { PersonSignIn } from '../session/person-sign-in';
import { isSignInNeeded } from '../session/failures';
import { keptScheme, loadAllPeriods, loadAllSchemes, type ListedScheme } from '../session/scheme-source';
import { signInAsked, type SignInAsked } from '../sign-in/sign-in-asked';
import { SignInPage } from '../sign-in/sign-in-page';
import { cyclePeriods } from '../taskpane/choice/first-choice';
import { wallAddress, type WallAsked } from '../taskpane/dashboard/wall-address';
import { LanguageContext, useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { usePaneTheme } from '../ui/theme';
import { useAsked } from '../ui/use-asked';
import { useWallSize, wallTheme } from './wall-size';
import { WallScreen } from './wall-screen';

export interface WallPageProps {
  /** the service's */
  readonly apiOrigin: string;
  readonly language: Language;
  readonly asked: WallAsked;
  readonly signIn: PersonSignIn;
}

type Shown =
  | SignInAsked
  | { readonly kind: 'choose'; readonly schemes: readonly ListedScheme[]; readonly isUnknown: boolean }
  | { readonly kind: 'no-period' }
  | {
      readonly kind: 'dashboard';
      readonly me: Me;
      readonly scheme: Scheme;
      readonly periods: readonly Period[];
      readonly period: Period;
      /** when it was asked for */
      readonly at: number;
    };

/** What is on a wall may be a minute old. */
const AGAIN_MS = 60_000;

/** The latest period of the cycle that has results; where none has, the latest: its progress and what is open are there already. */
function periodToShow(periods: readonly Period[], wanted: string | null): Period | undefined {
  if (wanted !== null) return periods.find(({ period }) => period === wanted);
  const sorted = cyclePeriods(periods);
  return sorted.find(({ results }) => results !== null) ?? sorted[0];
}

async function load(
  api: ApiClient,
  asked: WallAsked,
  keep: Parameters<typeof keptScheme>[0],
  signal: AbortSignal,
): Promise<Shown> {
  try {
    const me = await api.ask('me', { signal });
    const schemes = await loadAllSchemes(api, signal);
    const id = schemes.find((scheme) => scheme.id === asked.scheme)?.id;
    if (id === undefined) return { kind: 'choose', schemes, isUnknown: asked.scheme !== null };
    const periods = await loadAllPeriods(api, id, signal);
    const period = periodToShow(periods, asked.period);
    if (period === undefined) return { kind: 'no-period' };
    const scheme = await keptScheme(keep, api, id, period.version, signal);
    return { kind: 'dashboard', me, scheme, periods, period, at: Date.now() };
  } catch (error) {
    if (isSignInNeeded(error)) return signInAsked(error);
    throw error;
  }
}

/** There is no Office here that might be dark. */
const noOffice = { dark: () => null };

export function WallPage({ apiOrigin, language, asked, signIn }: WallPageProps) {
  const theme = usePaneTheme(noOffice);
  const layout = useLayout();
  const queries = useQueryClient();
  const size = useWallSize();
  const api = useMemo(() => createApiClient(apiOrigin, signIn), [apiOrigin, signIn]);
  const [shown, again] = useAsked(['wall', asked.scheme, asked.period], (signal) => load(api, asked, queries, signal));
  useEffect(() => {
    const clock = setInterval(() => {
      // A wall that nobody sees asks for nothing.
      if (document.visibilityState === 'visible') void queries.invalidateQueries();
    }, AGAIN_MS);
    return () => clearInterval(clock);
  }, [queries]);
  return (
    <FluentProvider theme={useMemo(() => wallTheme(theme, size.scale), [theme, size.scale])}>
      <LanguageContext value={language}>
        <LoadedContent of={shown} again={again}>
          {(what) => {
            if (what.kind === 'sign-in') {
              return (
                <div className={layout.pane}>
                  <SignInPage signIn={signIn} refused={what.refused} onSignedIn={() => void again()} />
                </div>
              );
            }
            if (what.kind === 'dashboard') return <WallScreen {...what} {...{ api, asked, size }} />;
            return <Choose asked={asked} what={what} />;
          }}
        </LoadedContent>
      </LanguageContext>
    </FluentProvider>
  );
}

interface ChooseProps {
  readonly asked: WallAsked;
  readonly what: Exclude<Shown, { readonly kind: 'sign-in' | 'dashboard' }>;
}

/** What can be shown, as addresses to be bookmarked. */
function Choose({ asked, what }: ChooseProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const schemes = what.kind === 'choose' ? what.schemes : [];
  return (
    <main className={layout.page}>
      <Title1 as="h1" className={layout.heading}>
        {say('wall.title')}
      </Title1>
      {what.kind === 'no-period' && <Text>{say('wall.noPeriod')}</Text>}
      {what.kind === 'choose' && what.isUnknown && <Text>{say('wall.noScheme')}</Text>}
      {what.kind === 'choose' && <Text>{say(schemes.length === 0 ? 'wall.noSchemes' : 'wall.choose')}</Text>}
      <ul className={layout.plainList}>
        {schemes.map(({ id, title }) => (
          <li key={id}>
            <Link href={wallAddress({ ...asked, scheme: id, period: null, category: null, unit: null })}>
              {textIn(title, language)}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
