// A score workbook of which nothing is left but cells, known again by its code: what it would remember is put together anew, or cut to what is there.
import type { QueryClient } from '@tanstack/react-query';
import { componentsFilled, schemeOfMembers } from '../../shared/scheme/members';
import type { Component, Scheme } from '../../shared/scheme/scheme';
import { languages } from '../../shared/scheme/text';
import type { SheetPlan } from '../../shared/sheets/plan';
import { layoutsFor, type ScoreLayout, type ScoreLayouts } from '../../shared/sheets/matrix/score-layout';
import { planScoreWorkbook } from '../../shared/sheets/score-workbook';
import { tableName } from '../../shared/sheets/score-table';
import { codedHost, type CodedWorkbook } from '../../shared/sheets/workbook-code';
import type { ApiClient } from '../session/api-client';
import { componentsToFill } from '../session/roles';
import { keptScheme, loadAllPeriods } from '../session/scheme-source';
import type { Workbook } from '../workbook/port';
import { recallScoreWorkbook, rememberScoreWorkbook } from './score-workbook';

export interface Restoring {
  readonly workbook: Workbook;
  readonly code: CodedWorkbook & { readonly code: string };
  readonly api: ApiClient;
  readonly queries: QueryClient;
  readonly roles: readonly string[];
  /** Has the workbook look for the tables of these plans by their headers. */
  expect(plans: readonly SheetPlan[]): void;
}

function componentsOf(scheme: Scheme, { code, roles }: Restoring): Component[] {
  const host = codedHost(code.group);
  if (host !== null) return componentsFilled(scheme, host);
  return code.group.split('+').flatMap((group) => componentsToFill(scheme, roles, group));
}

/** What says most of itself in its headers is looked for first. */
const lookedFor: readonly ScoreLayout[] = ['list', 'beside', 'matrix'];

/** How the components lie whose tables are there; headers are in one language or the other. */
async function layoutsThere(
  { workbook, code, expect }: Restoring,
  scheme: Scheme,
  components: readonly Component[],
): Promise<ScoreLayouts> {
  const ids = components.map(({ id }) => id as string);
  for (const language of languages) {
    const looks = (layouts: ScoreLayouts): void =>
      expect(planScoreWorkbook({ scheme, period: code.period, language, components: ids, layouts }));
    const there = new Map<string, ScoreLayout>();
    for (const layout of lookedFor) {
      const left = components.filter((one) => !there.has(one.id) && layoutsFor(one).includes(layout));
      looks(Object.fromEntries(left.map(({ id }) => [id, layout])));
      const tables = await workbook.read(left.map(({ id }) => tableName(id)));
      for (const { id } of left) if (tables.some(({ name }) => name === tableName(id))) there.set(id, layout);
    }
    if (there.size === 0) continue;
    const found = Object.fromEntries(there);
    looks(found);
    return found;
  }
  return {};
}

/**
 * Whether the workbook is known again. What it was edited from is not known then: where something is accepted already, the service asks
 * to choose line by line.
 */
export async function restoreScores(restoring: Restoring, signal: AbortSignal): Promise<boolean> {
  const { workbook, code, api, queries } = restoring;
  const periods = await loadAllPeriods(api, code.scheme, signal);
  const period = periods.find((one) => one.period === code.period);
  if (period === undefined) return false;
  const whole = await keptScheme(queries, api, code.scheme, period.version, signal);
  const host = codedHost(code.group);
  const scheme = host === null ? whole : schemeOfMembers(whole, host);
  const filled = componentsOf(whole, restoring);
  const layouts = await layoutsThere(restoring, scheme, filled);
  const components = filled.map(({ id }) => id as string).filter((id) => Object.hasOwn(layouts, id));
  if (components.length === 0) return false;
  await rememberScoreWorkbook(workbook, {
    id: code.code,
    scheme: code.scheme,
    version: period.version,
    period: code.period,
    components,
    layouts,
    adopted: {},
    host,
    base: {},
    receipt: null,
    submitted: null,
    sent: null,
  });
  return true;
}

/** Where a sheet comes back alone, its workbook is about the components that are there; of those that are not it says nothing. */
export async function keepOnlyWhatIsThere(workbook: Workbook): Promise<void> {
  const kept = await recallScoreWorkbook(workbook);
  if (kept === null) return;
  const there = new Set((await workbook.read(kept.components.map(tableName))).map(({ name }) => name));
  const components = kept.components.filter((id) => there.has(tableName(id)));
  if (components.length > 0) await rememberScoreWorkbook(workbook, { ...kept, components });
}
