// What each page is made of. The first one is there at once; the others are files of their own.
import { lazyPage } from '../ui/lazy-page';
import type { PageId } from './pages';

/** The pages that are fetched, each when it is first opened or by `fetchPages`. */
export const lazyPages = {
  fill: lazyPage(() => import('./fill/fill-page').then(({ FillPage }) => FillPage)),
  submit: lazyPage(() => import('./submit/submit-page').then(({ SubmitPage }) => SubmitPage)),
  registers: lazyPage(() => import('./registers/registers-page').then(({ RegistersPage }) => RegistersPage)),
  versions: lazyPage(() => import('./versions/versions-page').then(({ VersionsPage }) => VersionsPage)),
  results: lazyPage(() => import('./results/results-page').then(({ ResultsPage }) => ResultsPage)),
  dashboard: lazyPage(() => import('./dashboard/dashboard-page').then(({ DashboardPage }) => DashboardPage)),
  analysis: lazyPage(() => import('./analysis/analysis-page').then(({ AnalysisPage }) => AnalysisPage)),
  office: lazyPage(() => import('./office/office-page').then(({ OfficePage }) => OfficePage)),
  schemes: lazyPage(() => import('./schemes/schemes-page').then(({ SchemesPage }) => SchemesPage)),
  organisation: lazyPage(() =>
    import('./organisation/organisation-page').then(({ OrganisationPage }) => OrganisationPage),
  ),
  people: lazyPage(() => import('./people/people-page').then(({ PeoplePage }) => PeoplePage)),
  files: lazyPage(() => import('./files/period-files-page').then(({ PeriodFilesPage }) => PeriodFilesPage)),
  audit: lazyPage(() => import('./audit/audit-page').then(({ AuditPage }) => AuditPage)),
  reminders: lazyPage(() => import('./reminders/reminders-page').then(({ RemindersPage }) => RemindersPage)),
};

/** Brings the pages one after the other, so that they open without a network, too; one that does not come says so when it is opened. */
export async function fetchPages(pages: readonly PageId[], signal: AbortSignal): Promise<void> {
  for (const page of pages) {
    if (signal.aborted) return;
    if (page !== 'today') await lazyPages[page].fetch().catch(() => null);
  }
}
