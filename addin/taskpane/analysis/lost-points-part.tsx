// Lost points by cause (失分分析): which indicators cost whom how much, and why, against the earlier period.
import { Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { scoreChange } from '../../../shared/scoring/analysis/compare-periods';
import { lostPoints, type Cause, type Filled } from '../../../shared/scoring/analysis/lost-points';
import type { Sheet } from '../../../shared/scoring/sheet';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Opening } from '../opening';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { loadScheme } from '../../session/scheme-source';
import { useAsked } from '../../ui/use-asked';
import { loadSheets } from './accepted-sheets';
import { changeText, scoreOrDash } from './change-text';
import { DownloadTable } from '../../ui/download-table';
import { textIn } from '../../../shared/scheme/text';
import { lostPointsTable } from './lost-points-table';
import { LossTable } from './loss-table';
import { ToWorkList } from './to-work-list';

interface Props {
  readonly scheme: Scheme;
  /** whose lost points they are */
  readonly period: string;
  readonly sheets: readonly Sheet[];
  readonly before: Period | null;
}

export function LostPointsPart({ scheme, period, sheets, before }: Props) {
  const { api } = useServices();
  const key = ['earlier sheets', scheme.id, before?.period ?? null, before?.version ?? null];
  const [earlier, again] = useAsked(key, async (signal): Promise<Filled | null> => {
    if (before === null) return null;
    const kept = await loadScheme(api, scheme.id, before.version, signal);
    return { scheme: kept, sheets: await loadSheets(api, kept, before.period, signal) };
  });
  return (
    <LoadedContent of={earlier} again={again}>
      {(filled) => <Losses scheme={scheme} period={period} sheets={sheets} earlier={filled} />}
    </LoadedContent>
  );
}

interface LossesProps {
  readonly scheme: Scheme;
  readonly period: string;
  readonly sheets: readonly Sheet[];
  readonly earlier: Filled | null;
}

function Losses({ scheme, period, sheets, earlier }: LossesProps) {
  const found = useMemo(() => lostPoints(scheme, sheets, earlier ?? undefined), [scheme, sheets, earlier]);
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
      <DownloadTable
        name={say('export.file.lost', { scheme: textIn(scheme.title, language), period })}
        make={() => lostPointsTable(scheme, earlier?.scheme ?? null, found, language)}
      />
      <ol className={layout.plainList}>
        {causes.map((cause) => (
          <li key={`${cause.component} ${cause.indicator ?? ''}`}>
            <CauseOfLoss scheme={scheme} earlier={earlier?.scheme ?? null} cause={cause} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface CauseProps {
  readonly scheme: Scheme;
  /** the scheme of the period that it is compared with, which may have parts that are no longer there */
  readonly earlier: Scheme | null;
  readonly cause: Cause;
}

function CauseOfLoss({ scheme, earlier, cause }: CauseProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const compared = earlier !== null;
  const [titleNow, titleBefore] = [titlesOf(scheme, language), titlesOf(earlier ?? scheme, language)];
  const titleOf: typeof titleNow = (part, id) => {
    const title = titleNow(part, id);
    return title === id ? titleBefore(part, id) : title;
  };
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
      <ToWorkList
        scheme={scheme}
        place={cause.indicator === null ? cause.component : `${cause.component}/${cause.indicator}`}
        units={cause.units.map(({ unit }) => unit)}
      />
    </Opening>
  );
}
