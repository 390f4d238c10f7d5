// Consolidates a period (汇总): who is taken out of the ranking, who may stay without a result, each with its reason.
import { Button } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Excuse, Period, Progress } from '../../../shared/api/periods';
import type { Consolidation as Shown } from '../../../shared/api/results';
import type { AnswerOf } from '../../../shared/api/routes';
import type { Scheme } from '../../../shared/scheme/scheme';
import { ApiProblem } from '../../session/failures';
import { isDoneLater, latestConsolidation, watchConsolidation } from '../../session/later-consolidation';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { OutcomeMessage, type Outcome } from './outcome-message';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import { ExcludeForm } from './exclude-form';
import { ExcuseForm } from './excuse-form';
import { LaterFailed } from './later-failed';
import { LaterProgress } from './later-progress';
import { RaterWarnings } from './rater-warnings';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  /** whether consolidating is what comes next */
  readonly next: boolean;
}

type Consolidated = Pick<AnswerOf<'consolidate'>, 'overall' | 'warnings'>;

const none: NonNullable<Progress['warnings']> = [];

/** Why units are not assessed, as their groups say: offered to the office as its excuses. */
function offeredReasons({ cells }: Progress): ReadonlyMap<string, string> {
  const reasons = new Map<string, Set<string>>();
  for (const { unit, notAssessed = [] } of cells)
    reasons.set(unit, new Set([...(reasons.get(unit) ?? []), ...notAssessed.map(({ reason }) => reason)]));
  return new Map([...reasons].map(([unit, said]) => [unit, [...said].join(' · ')]));
}

export function Consolidation({ scheme, period, next }: Props) {
  const { api, queries } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [outcome, setOutcome] = usePassing<Outcome | null>(null);
  const [warnings, setWarnings] = usePassing(none);
  const [shown, setShown] = useState<Shown | null>(null);
  const [failed, setFailed] = usePassing<Shown | null>(null);
  const [incomplete, setIncomplete] = useState<readonly Excuse[]>([]);
  /** null as long as nothing was changed here: then those of the results before stay */
  const [changed, setChanged] = useState<readonly Excuse[] | null>(null);
  const excluded = changed ?? period.results?.excluded ?? [];
  const params = useMemo(() => ({ s: period.scheme, p: period.period }), [period.scheme, period.period]);
  const isLater = isDoneLater(scheme);

  /** Where no excuses are named, those of the results before stay, as far as they are still needed. */
  const consolidate = (excused?: readonly Excuse[]): void =>
    task.run(async (signal) => {
      setOutcome(null);
      setWarnings(none);
      setFailed(null);
      const body = { ...(excused && { excused: [...excused] }), ...(changed && { excluded: [...changed] }) };
      await finish(signal, excused, async () => {
        if (!isLater) return api.ask('consolidate', { params, body, signal });
        setShown(await api.askLater('consolidate', { params, body, signal }));
        return watched(signal);
      });
    });

  /** What the service does later, to its end; the results are asked for then. */
  const watched = async (signal: AbortSignal): Promise<Consolidated> => {
    try {
      const { warnings: found = [] } = await watchConsolidation(api, params, signal, (now) => {
        setShown(now);
        setFailed(now.state === 'failed' ? now : null);
      });
      return { overall: (await api.ask('results', { params, signal })).overall, warnings: found };
    } finally {
      setShown(null);
      void queries.invalidateQueries();
    }
  };

  const finish = async (
    signal: AbortSignal,
    excused: readonly Excuse[] | undefined,
    work: () => Promise<Consolidated>,
  ): Promise<void> => {
    try {
      const { overall, warnings: found = [] } = await work();
      setIncomplete([]);
      setChanged(null);
      setWarnings(found);
      const { ranked, incomplete: left } = overall;
      const { changedAt: of } = await api.ask('getPeriod', { params, signal });
      setOutcome({ intent: 'success', text: say('office.consolidated', { ranked, incomplete: left }), of });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'incomplete-units') throw error;
      const offered = offeredReasons(await api.ask('progress', { params, signal }));
      const before = new Map(period.results?.excused.map((one) => [one.unit, one.reason]));
      const reasonFor = (unit: string): string => before.get(unit) ?? offered.get(unit) ?? '';
      const units = error.problem.faults.map(({ detail }) => String(detail['unit']));
      setIncomplete([...(excused ?? []), ...units.map((unit) => ({ unit, reason: reasonFor(unit) }))]);
    }
  };

  /** Who comes back finds it under way, or why it was refused. */
  const goOn = useEffectEvent((latest: Shown | null): void => {
    if (latest === null || task.running) return;
    if (latest.state === 'done') {
      // What is to be looked at in results that nothing has replaced since.
      if (period.results && period.results.at <= latest.since) setWarnings(latest.warnings ?? none);
      return;
    }
    // Results that came later are the answer to it.
    if (latest.state === 'failed' && period.results && period.results.at > latest.since) return;
    task.run((signal) => finish(signal, undefined, () => watched(signal)));
  });
  useEffect(() => {
    if (!isLater) return;
    const left = new AbortController();
    // That nothing can be learned of it now is told by whatever is asked for next.
    latestConsolidation(api, params, left.signal).then(goOn, () => undefined);
    return () => left.abort();
  }, [api, isLater, params]);
  return (
    <section className={layout.section} aria-label={say('office.consolidate')}>
      <ExcludeForm scheme={scheme} excluded={excluded} busy={task.running} onExcluded={setChanged} />
      <div>
        <Button appearance={next ? 'primary' : 'secondary'} disabled={task.running} onClick={() => consolidate()}>
          {say(period.state === 'consolidated' ? 'office.consolidateAgain' : 'office.consolidate')}
        </Button>
      </div>
      {failed !== null && !task.running && <LaterFailed failed={failed} />}
      {shown !== null && task.running ? (
        <LaterProgress shown={shown} />
      ) : (
        <TaskStatus task={task} doing={say('office.working')} titleOf={titlesOf(scheme, language)} />
      )}
      {outcome !== null && !task.running && <OutcomeMessage outcome={outcome} period={period} />}
      <RaterWarnings scheme={scheme} warnings={warnings} />
      {incomplete.length > 0 && (
        <ExcuseForm scheme={scheme} offered={incomplete} busy={task.running} onExcused={consolidate} />
      )}
    </section>
  );
}
