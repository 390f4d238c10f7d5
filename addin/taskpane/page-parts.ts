// What each page is made of. The first one is there at once; the others are files of their own.
import type { ComponentType } from 'react';
import { loadPart } from '../session/load-part';
import { loadAllTexts } from '../session/load-texts';
import { lazyPage } from '../ui/lazy-page';
import type { PageId } from './pages';

/** A page says and reads what stands on sheets in either language. */
const page = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyPage(async () => {
    const [part] = await Promise.all([loadPart(load), loadAllTexts()]);
    return part;
  });

/** The pages that are fetched, each when it is first opened or by `fetchPages`. */
export const lazyPages = {
  fill: page(() => import('./fill/fill-page').then(({ FillPage }) => FillPage)),
  submit: page(() => import('./submit/submit-page').then(({ SubmitPage }) => SubmitPage)),
  registers: page(() => import('./registers/registers-page').then(({ RegistersPage }) => RegistersPage)),
  versions: page(() => import('./versions/versions-page').then(({ VersionsPage }) => VersionsPage)),
  results: page(() => import('./results/results-page').then(({ ResultsPage }) => ResultsPage)),
  dashboard: page(() => import('./dashboard/dashboard-page').then(({ DashboardPage }) => DashboardPage)),
  analysis: page(() => import('./analysis/analysis-page').then(({ AnalysisPage }) => AnalysisPage)),
  office: page(() => import('./office/office-page').then(({ OfficePage }) => OfficePage)),
  schemes: page(() => import('./schemes/schemes-page').then(({ SchemesPage }) => SchemesPage)),
  organisation: page(() => import('./organisation/organisation-page').then(({ OrganisationPage }) => OrganisationPage)),
  people: page(() => import('./people/people-page').then(({ PeoplePage }) => PeoplePage)),
  files: page(() => import('./files/period-files-page').then(({ PeriodFilesPage }) => PeriodFilesPage)),
  audit: page(() => import('./audit/audit-page').then(({ AuditPage }) => AuditPage)),
  reminders: page(() => import('./reminders/reminders-page').then(({ RemindersPage }) => RemindersPage)),
};

/** Where what waits to be sent is told, which is looked for above all when the network is gone. */
const soonest: readonly PageId[] = ['submit', 'fill'];

/** Brings the pages one after the other, so that they open without a network, too; one that does not come says so when it is opened. */
export async function fetchPages(pages: readonly PageId[], signal: AbortSignal): Promise<void> {
  for (const page of [...soonest.filter((one) => pages.includes(one)), ...pages]) {
    if (signal.aborted) return;
    if (page !== 'today') await lazyPages[page].fetch().catch(() => null);
  }
}
