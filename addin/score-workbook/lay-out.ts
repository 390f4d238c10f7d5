// Lays a score workbook out and fills it with what is known already: what was typed in it before, else what was accepted.
import type { Period } from '../../shared/api/periods';
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { askedScoreRows, type CountedThen } from '../../shared/sheets/counted-table';
import type { ScoreLayouts } from '../../shared/sheets/matrix/score-layout';
import type { ReadTable } from '../../shared/sheets/plan';
import { planScoreWorkbook } from '../../shared/sheets/score-workbook';
import { componentsNamed, tableName, tableNames } from '../../shared/sheets/score-table';
import { codedGroup, workbookCode } from '../../shared/sheets/workbook-code';
import type { Workbook } from '../workbook/port';
import { partedByCode } from './read-scores';
import { recallScoreWorkbook, rememberScoreWorkbook, type ScoreWorkbook } from './score-workbook';
import { asAsked, rowsOfSheets, type InputRow } from './input-rows';
import { plannedTable } from './planned-table';
import { cellsFor, furtherLinesOf, typedRows, writeRows, type TableFrame } from './write-rows';

export interface LayOutRequest {
  readonly scheme: Scheme;
  readonly period: Pick<Period, 'scheme' | 'period' | 'version'>;
  readonly components: readonly string[];
  readonly groups: readonly string[];
  /** how the sheets are to lie */
  readonly layouts: ScoreLayouts;
  /** whose members the scheme is narrowed to; null where it is whole */
  readonly host: string | null;
  readonly language: Language;
  /** the accepted sheets of these components */
  readonly accepted: readonly AcceptedSheet[];
  /** what records count by now */
  readonly counted: CountedThen;
  /** what the workbook held before; null where it held no score sheets */
  readonly before: ScoreWorkbook | null;
  /** whose sheets are taken over where several people fill one */
  readonly assessor: string;
}

/** The score workbook whose typed cells belong to what is laid out now. */
const continued = ({
  before,
  period,
  host,
}: Pick<LayOutRequest, 'before' | 'period' | 'host'>): ScoreWorkbook | null =>
  before?.scheme === period.scheme && before.period === period.period && before.host === host ? before : null;

/** The code that the workbook of this id shows. */
export function codeOf(
  { period, groups, host }: Pick<LayOutRequest, 'period' | 'groups' | 'host'>,
  id: string,
): Promise<string> {
  return workbookCode({ scheme: period.scheme, period: period.period, group: codedGroup(groups.join('+'), host) }, id);
}

/** Lays the sheets out; gives how many there are. Rejects with WorkbookRefused, with RowsLeft where a sheet cannot hold what there is, and with TypedUnread. */
export async function layOut(workbook: Workbook, request: LayOutRequest, signal: AbortSignal): Promise<number> {
  const { scheme, period, components, groups, layouts, host, language, counted } = request;
  const before = continued(request);
  const names = tableNames(scheme, components);
  const typed = before ? partedByCode(await workbook.read(names), before).own : [];
  const units = new Set(scheme.units.map(({ id }) => id));
  const accepted = request.accepted.filter(({ sheet }) => units.has(sheet.unit));
  const own = accepted.filter(({ sheet }) => !sheet.assessor || sheet.assessor === request.assessor);
  const asked = new Set(
    scheme.components.flatMap((component) => askedScoreRows(scheme, component, counted).map(({ key }) => key)),
  );
  const frames = new Map(
    componentsNamed(scheme, components).map((component): [string, TableFrame] => [
      tableName(component.id),
      { scheme, component, layouts },
    ]),
  );
  const rows = new Map(
    [...frames].map(([table, { component }]): [string, InputRow[]] => {
      const old = typed.find(({ name }) => name === table);
      const sheets = own.flatMap(({ sheet }) => (sheet.component === component.id ? [sheet] : []));
      const there = old
        ? typedRows({ scheme, component, layouts: before?.layouts ?? {} }, old)
        : rowsOfSheets(scheme, sheets, language);
      return [table, asAsked(there, asked)];
    }),
  );
  const furtherLines = new Map(
    [...frames].map(([table, frame]) => [frame.component.id as string, furtherLinesOf(frame, rows.get(table) ?? [])]),
  );
  const id = before?.id ?? crypto.randomUUID();
  // What is laid out now is not read from a table of somebody's own any more; other such tables stay.
  const adopted = Object.fromEntries(
    Object.entries(before?.adopted ?? {}).filter(([component]) => !components.includes(component)),
  );
  const plans = planScoreWorkbook({
    code: await codeOf(request, id),
    scheme,
    period: period.period,
    components,
    groups,
    layouts,
    furtherLines,
    counted,
    language,
  });
  // What a sheet cannot hold is told while everything still stands where it was.
  for (const [table, frame] of frames) cellsFor(frame, plannedTable(plans, table), rows.get(table) ?? []);
  await workbook.lay(plans, {
    signal,
    fill: async () => {
      for (const table of await workbook.read(names)) {
        const frame = frames.get(table.name);
        if (frame) await writeRows(workbook, frame, table, rows.get(table.name) ?? []);
      }
      // A receipt may have come while the sheets were laid.
      const now = continued({ before: await recallScoreWorkbook(workbook), period, host });
      await rememberScoreWorkbook(workbook, {
        id,
        scheme: period.scheme,
        version: period.version,
        period: period.period,
        components: [...components, ...Object.keys(adopted)],
        layouts: { ...layouts },
        adopted,
        host,
        base: basesOf(accepted, before, typed, Object.keys(adopted)),
        receipt: now?.receipt ?? null,
        submitted: now?.submitted ?? null,
        sent: now?.sent ?? null,
      });
    },
  });
  return plans.length;
}

/** Typed cells go on from the state that they were edited from; fresh ones from what is accepted now. */
function basesOf(
  accepted: readonly AcceptedSheet[],
  before: ScoreWorkbook | null,
  typed: readonly ReadTable[],
  adopted: readonly string[],
): ScoreWorkbook['base'] {
  const carriedOver = new Set(typed.map(({ name }) => name));
  const isTyped = (key: string): boolean => {
    const component = key.split('~')[1] ?? '';
    return carriedOver.has(tableName(component)) || adopted.includes(component);
  };
  return Object.fromEntries([
    ...accepted.filter(({ key }) => !isTyped(key)).map(({ key, etag }) => [key, etag]),
    ...Object.entries(before?.base ?? {}).filter(([key]) => isTyped(key)),
  ]);
}
