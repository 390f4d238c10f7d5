// The scheme and the period that the pages are about, chosen once for all of them.
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { latestPeriod } from './first-choice';
import { loadAllPeriods, loadScheme, type ListedScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useLoaded, type Loaded } from '../../ui/use-loaded';

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
  /** Asks the service again for the schemes. */
  refreshSchemes(): void;
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

const nothing = async (): Promise<never> => new Promise<never>(() => undefined);

export function ChoiceProvider({
  schemes,
  first,
  refreshSchemes,
  children,
}: {
  readonly schemes: readonly ListedScheme[];
  /** the scheme that is chosen before the person chooses one */
  readonly first: string | null;
  refreshSchemes(): void;
  readonly children: ReactNode;
}) {
  const { api } = useServices();
  const [chosenScheme, chooseScheme] = useState(first);
  const [chosenPeriod, choosePeriod] = useState<string | null>(null);
  const seenResults = useRef(new Set<string>());
  const schemeId = chosenScheme ?? first;

  const loadPeriods = useCallback(
    (signal: AbortSignal) => (schemeId ? loadAllPeriods(api, schemeId, signal) : nothing()),
    [api, schemeId],
  );
  const [periods, refresh] = useLoaded(loadPeriods);
  const list = periods.kind === 'ready' ? periods.value : [];
  const period = list.find((one) => one.period === chosenPeriod) ?? latestPeriod(list);

  // The latest version where no period is open yet: the first period opened then changes nothing that is shown.
  const version = period?.version ?? schemes.find(({ id }) => id === schemeId)?.version ?? null;
  const ready = periods.kind === 'ready';
  const load = useCallback(
    (signal: AbortSignal) => (schemeId && ready ? loadScheme(api, schemeId, version, signal) : nothing()),
    [api, schemeId, version, ready],
  );
  const [scheme] = useLoaded(load);

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
      refreshSchemes,
      sawResults: (digest) => void seenResults.current.add(digest),
      hasSeenResults: (digest) => seenResults.current.has(digest),
    }),
    [schemes, schemeId, periods, period, scheme, refresh, refreshSchemes],
  );
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
}
