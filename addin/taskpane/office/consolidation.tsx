// Consolidates a period (汇总): who is taken out of the ranking, who may stay without a result, each with its reason.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Excuse, Period, Progress } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { ApiProblem } from '../../session/failures';
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
import { RaterWarnings } from './rater-warnings';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  /** whether consolidating is what comes next */
  readonly next: boolean;
}

const none: NonNullable<Progress['warnings']> = [];

/** Why units are not assessed, as their groups say: offered to the office as its excuses. */
function offeredReasons({ cells }: Progress): ReadonlyMap<string, string> {
  const reasons = new Map<string, Set<string>>();
  for (const { unit, notAssessed = [] } of cells)
    reasons.set(unit, new Set([...(reasons.get(unit) ?? []), ...notAssessed.map(({ reason }) => reason)]));
  return new Map([...reasons].map(([unit, said]) => [unit, [...said].join(' · ')]));
}

export function Consolidation({ scheme, period, next }: Props) {
  const { api } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [outcome, setOutcome] = usePassing<Outcome | null>(null);
  const [warnings, setWarnings] = usePassing(none);
  const [incomplete, setIncomplete] = useState<readonly Excuse[]>([]);
  /** null as long as nothing was changed here: then those of the results before stay */
  const [changed, setChanged] = useState<readonly Excuse[] | null>(null);
  const excluded = changed ?? period.results?.excluded ?? [];
  const params = { s: period.scheme, p: period.period };

  /** Where no excuses are named, those of the results before stay, as far as they are still needed. */
  const consolidate = (excused?: readonly Excuse[]): void =>
    task.run(async (signal) => {
      setOutcome(null);
      setWarnings(none);
      try {
        const body = { ...(excused && { excused: [...excused] }), ...(changed && { excluded: [...changed] }) };
        const { overall, warnings: found = [] } = await api.ask('consolidate', { params, body, signal });
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
    });
  return (
    <section className={layout.section} aria-label={say('office.consolidate')}>
      <ExcludeForm scheme={scheme} excluded={excluded} busy={task.running} onExcluded={setChanged} />
      <div>
        <Button appearance={next ? 'primary' : 'secondary'} disabled={task.running} onClick={() => consolidate()}>
          {say(period.state === 'consolidated' ? 'office.consolidateAgain' : 'office.consolidate')}
        </Button>
      </div>
      <TaskStatus task={task} doing={say('office.working')} titleOf={titlesOf(scheme, language)} />
      {outcome !== null && !task.running && <OutcomeMessage outcome={outcome} period={period} />}
      <RaterWarnings scheme={scheme} warnings={warnings} />
      {incomplete.length > 0 && (
        <ExcuseForm scheme={scheme} offered={incomplete} busy={task.running} onExcused={consolidate} />
      )}
    </section>
  );
}
