// The pages and the way between them. A page once seen stays, so that nothing typed in it is lost.
import { Tab, TabList, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { AnalysisPage } from './analysis/analysis-page';
import { AuditPage } from './audit/audit-page';
import { BrokenPage } from '../ui/broken/broken-page';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { ChoiceProvider, useChoice } from './choice/choice';
import { FailureMessage } from '../ui/failure-message';
import { FillPage } from './fill/fill-page';
import { firstScheme } from './choice/first-choice';
import { useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { OfficePage } from './office/office-page';
import { pagesFor, type PageId } from './pages';
import { PeoplePage } from './people/people-page';
import { RecordsPage } from './records/records-page';
import { ResultsPage } from './results/results-page';
import { pageOf, useWaitingCommand } from './ribbon';
import { hasPeriods, loadAllSchemes } from '../session/scheme-source';
import { SchemesPage } from './schemes/schemes-page';
import { ScoreWorkbookProvider, useScoreWorkbook } from '../score-workbook/score-workbook-context';
import { ServicesContext, type Services } from '../session/services';
import { SubmitPage } from './submit/submit-page';
import { TodayPage } from './today/today-page';
import { useLoaded } from '../ui/use-loaded';

export function SignedInPane({ services }: { readonly services: Services }) {
  const { api, me } = services;
  const load = useCallback(
    async (signal: AbortSignal) => {
      const all = await loadAllSchemes(api, signal);
      return { all, first: await firstScheme(all, me.roles, (id) => hasPeriods(api, id, signal)) };
    },
    [api, me],
  );
  const [schemes, again] = useLoaded(load);
  return (
    <ServicesContext value={services}>
      <LoadedContent of={schemes} again={again}>
        {({ all, first }) => (
          <ChoiceProvider schemes={all} first={first} refreshSchemes={again}>
            <ScoreWorkbookProvider>
              <Pages roles={me.roles} />
            </ScoreWorkbookProvider>
          </ChoiceProvider>
        )}
      </LoadedContent>
    </ServicesContext>
  );
}

function Pages({ roles }: { readonly roles: readonly string[] }) {
  const say = useSay();
  const layout = useLayout();
  const { stateFailure } = useScoreWorkbook();
  const [current, setCurrent] = useState<PageId>('today');
  const [seen, setSeen] = useState<readonly PageId[]>(['today']);
  const { refresh } = useChoice();
  const goTo = (page: PageId): void => {
    setCurrent(page);
    if (page === 'today') refresh();
    if (!seen.includes(page)) setSeen([...seen, page]);
  };
  const command = useWaitingCommand();
  const [followed, setFollowed] = useState(command);
  if (command !== followed) {
    setFollowed(command);
    if (command) goTo(pageOf[command]);
  }

  const contents: Readonly<Record<PageId, React.ReactNode>> = {
    today: <TodayPage goTo={goTo} />,
    fill: <FillPage />,
    submit: <SubmitPage />,
    records: <RecordsPage />,
    results: <ResultsPage shown={current === 'results'} />,
    analysis: <AnalysisPage />,
    office: <OfficePage goTo={goTo} />,
    schemes: <SchemesPage />,
    people: <PeoplePage />,
    audit: <AuditPage />,
  };
  return (
    <>
      <nav aria-label={say('nav.label')}>
        <TabList
          size="small"
          className={layout.tabs}
          aria-label={say('nav.label')}
          selectedValue={current}
          onTabSelect={(_, { value }) => goTo(value as PageId)}
        >
          {pagesFor(roles).map((page) => (
            <Tab key={page} id={`tab-${page}`} value={page} aria-controls={`page-${page}`}>
              {say(`nav.${page}`)}
            </Tab>
          ))}
        </TabList>
      </nav>
      <main>
        <h1 className={layout.unseen}>{say(`nav.${current}`)}</h1>
        {stateFailure !== null && <FailureMessage failure={stateFailure} />}
        {seen.map((page) => (
          <div
            key={page}
            id={`page-${page}`}
            role="tabpanel"
            aria-labelledby={`tab-${page}`}
            className={mergeClasses(page !== current && layout.hidden)}
          >
            <ErrorBoundary fallback={(breakdown, again) => <BrokenPage breakdown={breakdown} again={again} />}>
              {contents[page]}
            </ErrorBoundary>
          </div>
        ))}
      </main>
    </>
  );
}
