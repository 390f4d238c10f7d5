// The scheme and the period that the pages are about, chosen once for all of them.
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { latestPeriod, type FirstChoice } from './first-choice';
import { loadAllPeriods, loadScheme, schemeKey, type ListedScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import type { Loaded } from '../../ui/use-loaded';

export interface Choice {
  readonly schemes: readonly ListedScheme[];
  readonly schemeId: string | null;
  readonly periods: Loaded<readonly Period[]>;
  readonly period: Period | null;
  /** in the version that the chosen period keeps */
  readonly scheme: Loaded<Scheme>;
  chooseScheme(id: string): void;
  choosePeriod(period: string): void;
  /** Asks the service again for periods and their states. */
  refresh(): void;
  /** Keeps the digest of results that the person has before them. */
  sawResults(digest: string): void;
  /** Whether they have had these before them since signing in; no part of what is shown, so it is asked at a click. */
  hasSeenResults(digest: string): boolean;
}

const ChoiceContext = createContext<Choice | null>(null);

export function useChoice(): Choice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error('a page stands outside of the choice');
  return choice;
}

export function ChoiceProvider({
  schemes,
  first,
  children,
}: {
  readonly schemes: readonly ListedScheme[];
  /** what is chosen before the person chooses */
  readonly first: FirstChoice;
  readonly children: ReactNode;
}) {
  const { api } = useServices();
  const [chosenScheme, chooseScheme] = useState(first.scheme);
  const [chosenPeriod, choosePeriod] = useState(first.period);
  const seenResults = useRef(new Set<string>());
  // Of a new organisation the first scheme comes while the pages are open.
  const schemeId = chosenScheme ?? first.scheme ?? schemes[0]?.id ?? null;

  const [periods, askAgain] = useAsked(['periods', schemeId], (signal) => loadAllPeriods(api, schemeId ?? '', signal), {
    enabled: schemeId !== null,
  });
  const refresh = useCallback((): void => void askAgain(), [askAgain]);
  const list = periods.kind === 'ready' ? periods.value : [];
  const period = list.find((one) => one.period === chosenPeriod) ?? latestPeriod(list);

  // The latest version where no period is open yet: the first period opened then changes nothing that is shown.
  const version = period?.version ?? schemes.find(({ id }) => id === schemeId)?.version ?? null;
  const [scheme] = useAsked(
    schemeKey(schemeId, version),
    (signal) => loadScheme(api, schemeId ?? '', version, signal),
    { enabled: schemeId !== null && version !== null && periods.kind === 'ready', lasting: true },
  );

  const choice = useMemo<Choice>(
    () => ({
      schemes,
      schemeId,
      periods,
      period,
      scheme,
      chooseScheme,
      choosePeriod,
      refresh,
      sawResults: (digest) => void seenResults.current.add(digest),
      hasSeenResults: (digest) => seenResults.current.has(digest),
    }),
    [schemes, schemeId, periods, period, scheme, refresh],
  );
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
}
