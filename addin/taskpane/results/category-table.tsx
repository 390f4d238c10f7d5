// One category's places, with the final score and what it earned; every unit opens to how its score came about.
import { Text } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { IncompleteResult, Results, Summary } from '../../../shared/scoring/results';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { placesOf } from './places';
import { scoreText } from '../../ui/score-text';
import { rewardTexts } from '../../ui/reward-text';
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
  const names = (kind: 'unit' | 'component', ids: readonly string[]): string =>
    ids.map((id) => titleOf(kind, id)).join(' · ');
  const { ranked, excluded, incomplete } = placesOf(results, summary.category);
  const lacks = (unit: IncompleteResult): string[] => [
    ...(unit.missing.length === 0 ? [] : [say('results.missing', { components: names('component', unit.missing) })]),
    ...(unit.waitsFor.length === 0 ? [] : [say('results.waits', { units: names('unit', unit.waitsFor) })]),
    ...(unit.notAssessed ?? []).map(({ component, reason }) =>
      say('results.notAssessed', { component: titleOf('component', component), reason }),
    ),
    ...(unit.excused === undefined ? [] : [say('results.excused', { reason: unit.excused })]),
  ];
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
        {ranked.map((unit) => (
          <UnitRows
            key={unit.unit}
            scheme={scheme}
            period={results.period}
            unit={unit.unit}
            title={titleOf('unit', unit.unit)}
            place={String(unit.place)}
            score={scoreText(scheme, unit.final, language)}
            remarks={rewardTexts(scheme, unit.rewards, language)}
          />
        ))}
        {excluded.map((unit) => (
          <UnitRows
            key={unit.unit}
            scheme={scheme}
            period={results.period}
            unit={unit.unit}
            title={titleOf('unit', unit.unit)}
            place="—"
            score={scoreText(scheme, unit.final, language)}
            remarks={[say('results.excluded', { reason: unit.excluded ?? '' })]}
          />
        ))}
        {incomplete.map((unit) => (
          <UnitRows
            key={unit.unit}
            scheme={scheme}
            period={results.period}
            unit={unit.unit}
            title={titleOf('unit', unit.unit)}
            place="—"
            score={say('results.incomplete')}
            remarks={lacks(unit)}
          />
        ))}
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
