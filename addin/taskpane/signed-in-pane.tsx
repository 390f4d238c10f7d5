// The pages and the way between them. A page once seen stays, so that nothing typed in it is lost.
import { Spinner, Tab, TabList, mergeClasses } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Scheme } from '../../shared/scheme/scheme';
import { BehindNotice } from '../ui/behind-notice';
import { BrokenPage } from '../ui/broken/broken-page';
import { ErrorBoundary } from '../ui/broken/error-boundary';
import { ChoiceProvider, useChoice } from './choice/choice';
import { FailureMessage } from '../ui/failure-message';
import { FilesProvider } from './file-workbook/files-context';
import { firstChoice, type FirstChoice } from './choice/first-choice';
import { HelpLink } from './help-link';
import { useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { LoadedContent } from '../ui/loaded-content';
import { fetchPages, lazyPages as lazy } from './page-parts';
import { pagesFor, type PageId } from './pages';
import { NavigationProvider, useNavigation } from './navigation';
import type { AddressBar } from './place';
import { pageOf, useWaitingCommand } from './ribbon';
import { loadAllSchemes } from '../session/scheme-source';
import { ScoreWorkbookProvider, useScoreWorkbook } from '../score-workbook/score-workbook-context';
import { ServicesContext, useServices, type Services } from '../session/services';
import { ShownContext } from '../ui/shown';
import { duesOf } from './today/due';
import { useStandings } from './today/standings';
import { TodayPage } from './today/today-page';
import { useAsked } from '../ui/use-asked';
import { useReconnect } from '../ui/use-reconnect';
import { useWide } from '../ui/use-wide';

export function SignedInPane({
  services,
  addressBar,
}: {
  readonly services: Services;
  readonly addressBar: AddressBar | null;
}) {
  return (
    <QueryClientProvider client={services.queries}>
      <ServicesContext value={services}>
        <NavigationProvider addressBar={addressBar}>
          <Chosen />
        </NavigationProvider>
      </ServicesContext>
    </QueryClientProvider>
  );
}

/** The pages, once it is known where they begin. */
function Chosen() {
  const { api, me, workbook } = useServices();
  const [schemes, again] = useAsked(['schemes'], (signal) => loadAllSchemes(api, signal));
  const listed = schemes.kind === 'ready' ? schemes.value : null;
  const [first, setFirst] = useState<FirstChoice | null>(null);
  const [standings, standAgain] = useStandings(listed ?? [], listed !== null && first === null);
  if (first === null && listed !== null && standings.kind === 'ready') {
    const dues = duesOf(me, standings.value, new Date());
    setFirst(firstChoice(listed, me.roles, dues, standings.value));
  }
  return (
    <LoadedContent of={schemes} again={again}>
      {(all) =>
        first === null ? (
          <LoadedContent of={standings} again={standAgain}>
            {() => null}
          </LoadedContent>
        ) : (
          <ChoiceProvider schemes={all} first={first}>
            {workbook ? (
              <WithWorkbook />
            ) : (
              <FilesProvider>
                <WithWorkbook />
              </FilesProvider>
            )}
          </ChoiceProvider>
        )
      }
    </LoadedContent>
  );
}

/** The pages over the open workbook, or over the file that was chosen. */
function WithWorkbook() {
  return (
    <ScoreWorkbookProvider>
      <Pages />
    </ScoreWorkbookProvider>
  );
}

function Pages() {
  const { roles } = useServices().me;
  const say = useSay();
  const layout = useLayout();
  const known = useKnownScheme();
  const { place, goTo, ofItsOwn } = useNavigation();
  const command = useWaitingCommand();
  useEffect(() => {
    if (command) goTo(pageOf[command]);
  }, [command, goTo]);
  const current = place.page;
  const beside = useWide() && ofItsOwn;
  const title = `${say(`nav.${current}`)} · ${say('product')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const [seen, setSeen] = useState<readonly PageId[]>([current]);
  if (!seen.includes(current)) setSeen([...seen, current]);

  const open = pagesFor(roles, known.scheme, seen);
  const listed = open.join(' ');
  useEffect(() => {
    const control = new AbortController();
    if (known.settled) void fetchPages(listed.split(' ') as PageId[], control.signal);
    return () => control.abort();
  }, [known.settled, listed]);

  const contents: Readonly<Record<PageId, React.ReactNode>> = {
    today: <TodayPage goTo={goTo} />,
    fill: <lazy.fill />,
    submit: <lazy.submit />,
    registers: <lazy.registers />,
    versions: <lazy.versions />,
    results: <lazy.results />,
    dashboard: <lazy.dashboard />,
    analysis: <lazy.analysis />,
    office: <lazy.office goTo={goTo} />,
    schemes: <lazy.schemes />,
    organisation: <lazy.organisation goTo={goTo} />,
    people: <lazy.people />,
    files: <lazy.files />,
    audit: <lazy.audit />,
    reminders: <lazy.reminders />,
  };
  if (!known.settled) return <Spinner size="tiny" label={say('busy.loading')} />;
  return (
    <>
      <div className={mergeClasses(ofItsOwn && layout.beside)}>
        <nav className={mergeClasses(ofItsOwn && layout.side)} aria-label={say('nav.label')}>
          <TabList
            size={beside ? 'medium' : 'small'}
            vertical={beside}
            className={mergeClasses(!beside && layout.tabs)}
            aria-label={say('nav.label')}
            selectedValue={current}
            onTabSelect={(_, { value }) => goTo(value as PageId)}
          >
            {open.map((page) => (
              <Tab key={page} id={`tab-${page}`} value={page} aria-controls={`page-${page}`}>
                {say(`nav.${page}`)}
              </Tab>
            ))}
          </TabList>
        </nav>
        <main className={mergeClasses(ofItsOwn && layout.content)}>
          <h1 className={layout.unseen}>{say(`nav.${current}`)}</h1>
          <HelpLink />
          {seen.map((page) => (
            <div
              key={page}
              id={`page-${page}`}
              role="tabpanel"
              aria-labelledby={`tab-${page}`}
              className={mergeClasses(page !== current && layout.hidden)}
            >
              <ErrorBoundary fallback={(breakdown, again) => <BrokenPage breakdown={breakdown} again={again} />}>
                <ShownContext value={page === current}>{contents[page]}</ShownContext>
              </ErrorBoundary>
            </div>
          ))}
        </main>
      </div>
      <div className={layout.foot}>
        <StateFailure />
        <BehindNotice />
      </div>
    </>
  );
}

/**
 * What is known of the chosen scheme, for the tabs: the last one while another is on its way. Settled once the first is there or cannot be
 * had: tabs that came after the others would move them away under a finger.
 */
function useKnownScheme(): { readonly scheme?: Scheme; readonly settled: boolean } {
  const { schemeId, periods, scheme } = useChoice();
  const [known, setKnown] = useState<{ readonly scheme?: Scheme; readonly settled: boolean }>({ settled: false });
  if (scheme.kind === 'ready' && scheme.value !== known.scheme) setKnown({ scheme: scheme.value, settled: true });
  const hopeless = schemeId === null || periods.kind === 'failed' || scheme.kind === 'failed';
  if (!known.settled && hopeless) setKnown({ settled: true });
  return known;
}

/** What went wrong when the score workbook was looked at; looked at again once there is a connection. */
function StateFailure() {
  const { stateFailure } = useScoreWorkbook();
  useReconnect(stateFailure?.failure ?? null, stateFailure?.again, stateFailure === null);
  return stateFailure === null ? null : <FailureMessage {...stateFailure} />;
}
