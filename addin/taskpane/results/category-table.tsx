// One category's places, with the final score and what it earned; every unit opens to how its score came about.
import { Text } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Results, Summary, UnitResult } from '../../../shared/scoring/results';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { placesOf } from './places';
import { remarksOf } from './remarks';
import { scoreText } from '../../ui/score-text';
import { UnitRows } from './unit-rows';

interface Props {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly summary: Summary;
}

export function CategoryTable({ scheme, results, summary }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const { ranked, excluded, incomplete } = placesOf(results, summary.category);
  const row = (unit: UnitResult, place: string, score: string) => (
    <UnitRows
      key={unit.unit}
      scheme={scheme}
      period={results.period}
      unit={unit.unit}
      title={titleOf('unit', unit.unit)}
      place={place}
      score={score}
      remarks={remarksOf(unit, { scheme, language, titleOf })}
    />
  );
  const columns = [
    { title: say('results.place'), number: true },
    { title: say('results.unit') },
    { title: say('results.final'), number: true },
  ];
  return (
    <section className={layout.section}>
      <DataTable
        title={summary.category === undefined ? '' : titleOf('category', summary.category)}
        shown
        columns={columns}
      >
        {ranked.map((unit) => row(unit, String(unit.place), scoreText(scheme, unit.final, language)))}
        {excluded.map((unit) => row(unit, '—', scoreText(scheme, unit.final, language)))}
        {incomplete.map((unit) => row(unit, '—', say('results.incomplete')))}
      </DataTable>
      <Text size={200}>
        {say('results.summary', {
          ranked: summary.ranked,
          mean: summary.mean === null ? '—' : scoreText(scheme, summary.mean, language),
        })}
      </Text>
    </section>
  );
}
