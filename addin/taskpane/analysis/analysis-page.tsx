// Analysis (结果分析): the period against an earlier one, its lost points, and what other weights or points would change.
import { Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Decisions } from '../../../shared/scoring/decisions';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Opening } from '../opening';
import { earlierPeriods } from './earlier-periods';
import { PeriodComparison } from './period-comparison';
import { SheetAnalyses } from './sheet-analyses';

const undecided: Decisions = {};

export function AnalysisPage() {
  const say = useSay();
  const layout = useLayout();
  const { period, scheme } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('analysis.title')}</Heading>
      <ChoiceBar />
      {period && (
        <LoadedContent of={scheme}>
          {(known) => <Analyses key={`${period.scheme} ${period.period}`} scheme={known} period={period} />}
        </LoadedContent>
      )}
    </div>
  );
}

function Analyses({ scheme, period }: { readonly scheme: Scheme; readonly period: Period }) {
  const { periods } = useChoice();
  const say = useSay();
  const layout = useLayout();
  const [chosen, choose] = useState<string | null>(null);
  const earlier = earlierPeriods(periods.kind === 'ready' ? periods.value : [], period);
  const before = earlier.find((one) => one.period === chosen) ?? earlier[0] ?? null;
  const cycle = parseCyclePeriod(scheme, period.period);
  return (
    <>
      {before && (
        <Field label={say('analysis.earlier')}>
          <Select className={layout.select} value={before.period} onChange={(_, { value }) => choose(value)}>
            {earlier.map((one) => (
              <option key={one.period}>{one.period}</option>
            ))}
          </Select>
        </Field>
      )}
      <Opening open summary={<Heading>{say('compare.title')}</Heading>}>
        {!period.results ? (
          <Text>{say('compare.noResults')}</Text>
        ) : before === null ? (
          <Text>{say('compare.none')}</Text>
        ) : (
          <PeriodComparison
            key={`${before.results?.digest} ${period.results.digest}`}
            scheme={scheme}
            before={before}
            after={period}
          />
        )}
      </Opening>
      {cycle.ok && (
        <SheetAnalyses scheme={scheme} period={cycle.value} decisions={period.results ?? undecided} before={before} />
      )}
    </>
  );
}
