// Results (结果): the places of each category, and the ranking as a workbook.
import { Text } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Results } from '../../../shared/scoring/results';
import { ApiProblem } from '../../session/failures';
import { ChoiceBar } from '../choice-bar';
import { useChoice } from '../choice';
import { useSay } from '../language';
import { useLayout } from '../layout';
import { LoadedContent } from '../loaded-content';
import { useServices } from '../services';
import { useLoaded } from '../use-loaded';
import { CategoryTable } from './category-table';
import { DownloadRanking } from './download-ranking';
import { Heading } from '../heading';

export function ResultsPage() {
  const say = useSay();
  const layout = useLayout();
  const { period } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('results.title')}</Heading>
      <ChoiceBar />
      {period && (period.results ? <PeriodResults period={period} /> : <Text>{say('results.none')}</Text>)}
    </div>
  );
}

function PeriodResults({ period }: { readonly period: Period }) {
  const { api } = useServices();
  const { scheme } = useChoice();
  const say = useSay();
  const load = useCallback(
    (signal: AbortSignal): Promise<Results | null> =>
      api.ask('results', { params: { s: period.scheme, p: period.period }, signal }).catch((error: unknown) => {
        // Whom the results do not concern sees none, as before their publication.
        if (error instanceof ApiProblem && error.problem.code === 'not-allowed') return null;
        throw error;
      }),
    [api, period],
  );
  const [results, again] = useLoaded(load);
  return (
    <LoadedContent of={scheme}>
      {(known) => (
        <LoadedContent of={results} again={again}>
          {(value) =>
            value ? (
              <>
                <DownloadRanking scheme={known} results={value} />
                {value.categories.map((summary) => (
                  <CategoryTable key={summary.category} scheme={known} results={value} summary={summary} />
                ))}
              </>
            ) : (
              <Text>{say('results.none')}</Text>
            )
          }
        </LoadedContent>
      )}
    </LoadedContent>
  );
}
