// Comparison with the earlier period (与上期比较): the means, and each unit's change of score and place.
import { Text } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { compareResults, type Comparison } from '../../../shared/scoring/analysis/compare-periods';
import type { Results } from '../../../shared/scoring/results';
import { ApiProblem } from '../../session/failures';
import { useLanguage, useSay } from '../../ui/language';
import { LoadedContent } from '../../ui/loaded-content';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { DownloadTable } from '../../ui/download-table';
import { textIn } from '../../../shared/scheme/text';
import { changesTable } from './changes-table';
import { changesByCategory } from './changes-by-category';
import { MeanChanges } from './mean-changes';
import { UnitChanges } from './unit-changes';

interface Props {
  readonly scheme: Scheme;
  readonly before: Period;
  readonly after: Period;
}

export function PeriodComparison({ scheme, before, after }: Props) {
  const { api } = useServices();
  const say = useSay();
  const key = [
    'comparison',
    scheme.id,
    before.period,
    before.results?.digest ?? null,
    after.period,
    after.results?.digest ?? null,
  ];
  const [compared, again] = useAsked(key, async (signal) => {
    const resultsOf = ({ period }: Period): Promise<Results> =>
      api.ask('results', { params: { s: scheme.id, p: period }, signal });
    try {
      const [earlier, later] = await Promise.all([resultsOf(before), resultsOf(after)]);
      return { comparison: compareResults(earlier, later), later };
    } catch (error) {
      // Whom the results do not concern is told so; a group leader sees the lost points all the same.
      if (error instanceof ApiProblem && error.problem.code === 'not-allowed') return null;
      throw error;
    }
  });
  return (
    <LoadedContent of={compared} again={again}>
      {(found) => (found ? <Compared scheme={scheme} {...found} /> : <Text>{say('results.notOpen')}</Text>)}
    </LoadedContent>
  );
}

interface ComparedProps {
  readonly scheme: Scheme;
  readonly comparison: Comparison;
  readonly later: Results;
}

function Compared({ scheme, comparison, later }: ComparedProps) {
  const language = useLanguage();
  const say = useSay();
  const titleOf = titlesOf(scheme, language);
  const only = [
    { period: comparison.before, units: comparison.onlyBefore },
    { period: comparison.after, units: comparison.onlyAfter },
  ].filter(({ units }) => units.length > 0);
  return (
    <>
      <DownloadTable
        name={say('export.file.changes', { scheme: textIn(scheme.title, language), period: comparison.after })}
        make={() => changesTable(scheme, comparison, later, language)}
      />
      <MeanChanges scheme={scheme} comparison={comparison} />
      {changesByCategory(scheme, later, comparison.units).map(({ category, changes }) => (
        <UnitChanges
          key={category.id}
          scheme={scheme}
          title={titleOf('category', category.id)}
          open={false}
          changes={changes}
        />
      ))}
      {only.map(({ period, units }) => (
        <Text key={period}>
          {say('compare.only', { period, units: units.map((id) => titleOf('unit', id)).join(' · ') })}
        </Text>
      ))}
    </>
  );
}
