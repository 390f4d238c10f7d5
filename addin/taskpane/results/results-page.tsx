// Results (结果): the places of each category, and the ranking as a workbook.
import { Text } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import type { Results } from '../../../shared/scoring/results';
import { ApiProblem } from '../../session/failures';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/choice';
import { DownloadTable } from '../../ui/download-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Digest } from '../../ui/digest';
import { useServices } from '../../session/services';
import { useShown } from '../../ui/shown';
import { useAsked } from '../../ui/use-asked';
import { CategoryTable } from './category-table';
import { DownloadRanking } from './download-ranking';
import { DocumentsPart } from './documents/documents-part';
import { resultsTable } from './results-table';
import { FollowUps } from './follow-ups';
import { Heading } from '../../ui/heading';

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

interface Answer {
  readonly results: Results;
  /** null where the answer arrived without it */
  readonly digest: string | null;
}

function PeriodResults({ period }: { readonly period: Period }) {
  const { api } = useServices();
  const { scheme } = useChoice();
  const say = useSay();
  // Other results of the period, and those it has in another state, are other answers.
  const key = ['results', period.scheme, period.period, period.state, period.results?.digest ?? null];
  const [answer, again] = useAsked(key, async (signal): Promise<Answer | null> => {
    const params = { s: period.scheme, p: period.period };
    try {
      const { answer: results, etag } = await api.askWithEtag('results', { params, signal });
      return { results, digest: /[0-9a-f]{64}/.exec(etag ?? '')?.[0] ?? null };
    } catch (error) {
      // Whom the results do not concern, or not before their publication, is told so.
      if (error instanceof ApiProblem && error.problem.code === 'not-allowed') return null;
      throw error;
    }
  });
  return (
    <LoadedContent of={scheme}>
      {(known) => (
        <LoadedContent of={answer} again={again}>
          {(given) => (given ? <ShownResults {...given} scheme={known} /> : <Text>{say('results.notOpen')}</Text>)}
        </LoadedContent>
      )}
    </LoadedContent>
  );
}

function ShownResults({ scheme, results, digest }: Answer & { readonly scheme: Scheme }) {
  const say = useSay();
  const language = useLanguage();
  const { sawResults } = useChoice();
  const shown = useShown();
  useEffect(() => {
    if (shown && digest !== null) sawResults(digest);
  }, [shown, digest, sawResults]);
  return (
    <>
      {digest !== null && <Digest digest={digest} says="results.digest" />}
      <DownloadTable
        name={say('export.file.results', { scheme: textIn(scheme.title, language), period: results.period })}
        make={() => resultsTable(scheme, results, language)}
      />
      <DownloadRanking scheme={scheme} results={results} />
      {results.categories.map((summary) => (
        <CategoryTable key={summary.category} scheme={scheme} results={results} summary={summary} />
      ))}
      <DocumentsPart key={`documents ${scheme.id} ${results.period}`} scheme={scheme} results={results} />
      <FollowUps scheme={scheme} period={results.period} />
    </>
  );
}
