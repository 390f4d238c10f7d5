// Lost points by cause (失分分析): which indicators cost whom how much, and why, against the earlier period.
import { Text } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import { scoreChange } from '../../../shared/scoring/analysis/compare-periods';
import { lostPoints, type Cause, type LostPoints } from '../../../shared/scoring/analysis/lost-points';
import type { Sheet } from '../../../shared/scoring/sheet';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Opening } from '../opening';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { useLoaded } from '../../ui/use-loaded';
import { loadSheets } from './accepted-sheets';
import { changeText, scoreOrDash } from './change-text';
import { LossTable } from './loss-table';

interface Props {
  readonly scheme: Scheme;
  readonly sheets: readonly Sheet[];
  readonly before: string | null;
}

export function LostPointsPart({ scheme, sheets, before }: Props) {
  const { api } = useServices();
  const load = useCallback(
    async (signal: AbortSignal) =>
      lostPoints(scheme, sheets, before === null ? undefined : await loadSheets(api, scheme, before, signal)),
    [api, scheme, sheets, before],
  );
  const [lost, again] = useLoaded(load);
  return (
    <LoadedContent of={lost} again={again}>
      {(found) => <Losses scheme={scheme} found={found} compared={before !== null} />}
    </LoadedContent>
  );
}

interface LossesProps {
  readonly scheme: Scheme;
  readonly found: LostPoints;
  readonly compared: boolean;
}

function Losses({ scheme, found, compared }: LossesProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { now, before, causes } = found;
  if (now === null || causes.length === 0) return <Text>{say('lost.none')}</Text>;
  const points = (amount: { readonly value: number } | null): string =>
    scoreOrDash(scheme, amount?.value ?? null, language);
  const lost = points(now.lost);
  return (
    <>
      <Text>
        {before === null
          ? say('lost.total', { lost })
          : say('lost.against', {
              lost,
              before: points(before.lost),
              change: changeText(scheme, scoreChange(before.lost.value, now.lost.value), language),
            })}
      </Text>
      {now.swallowed.value !== 0 && <Text>{say('lost.swallowed', { points: points(now.swallowed) })}</Text>}
      <ol className={layout.plainList}>
        {causes.map((cause) => (
          <li key={`${cause.component} ${cause.indicator ?? ''}`}>
            <CauseOfLoss scheme={scheme} cause={cause} compared={compared} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface CauseProps {
  readonly scheme: Scheme;
  readonly cause: Cause;
  readonly compared: boolean;
}

function CauseOfLoss({ scheme, cause, compared }: CauseProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const component = titleOf('component', cause.component);
  const title =
    cause.indicator === null
      ? component
      : say('lost.cause', { component, indicator: titleOf('indicator', cause.indicator) });
  const lost = scoreOrDash(scheme, cause.lost?.value ?? null, language);
  const line = (
    <span className={layout.figure}>
      <span className={layout.figureLine}>
        <span>{title}</span>
        <span className={layout.number}>{lost}</span>
      </span>
      {compared && (
        <span className={layout.remark}>
          {say('lost.line', {
            before: scoreOrDash(scheme, cause.before?.value ?? null, language),
            change: changeText(scheme, cause.change?.value ?? null, language),
          })}
        </span>
      )}
    </span>
  );
  return (
    <Opening summary={line}>
      <LossTable
        scheme={scheme}
        compared={compared}
        caption={say('lost.units')}
        head={say('results.unit')}
        rows={cause.units.map((loss) => ({ title: titleOf('unit', loss.unit), loss }))}
      />
      <LossTable
        scheme={scheme}
        compared={compared}
        caption={say('lost.reasons')}
        head={say('lost.reason')}
        rows={cause.reasons.map((loss) => ({ title: loss.reason ?? say('lost.noReason'), loss }))}
      />
    </Opening>
  );
}
