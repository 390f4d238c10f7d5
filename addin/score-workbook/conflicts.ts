// Somebody else submitted first: their lines and mine, the choice between them, and the choice put into the workbook.
import type { Conflict } from '../../shared/api/problem';
import type { Method, Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { linesByPlace, methodsOf, sayTheSame } from '../../shared/scoring/line-pairs';
import { sheetKey, type Line, type Sheet } from '../../shared/scoring/sheet';
import { finder } from '../../shared/sheets/labels';
import type { Cell, CellPlace } from '../../shared/sheets/plan';
import { tableName } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import { listed } from '../../shared/sheets/matrix/listed';
import { asAsked, keysOf, rowsOfSheets, type Replaced } from './input-rows';
import { readScores, type ReadScores } from './read-scores';
import type { ScoreWorkbook } from './score-workbook';
import { cellsFor, writeRows } from './write-rows';

export type Side = 'mine' | 'theirs';

/** Names one line that differs: its sheet, its indicator, the how-manieth of that indicator it is. */
export function linePlace(key: string, indicator: string | null, position: number): string {
  return JSON.stringify([key, indicator, position]);
}

/** Names a sheet that one side does not assess, or the two for different reasons: it is chosen whole. */
export function sheetPlace(key: string): string {
  return JSON.stringify([key]);
}

export interface OpenLine {
  readonly conflict: Conflict;
  /** null where the sheet is chosen whole */
  readonly line: Conflict['lines'][number] | null;
}

/** The lines between which somebody has to choose: those of which the two sides do not say the same. */
export function openLines(scheme: Scheme, conflicts: readonly Conflict[]): OpenLine[] {
  const methods = methodsOf(scheme);
  return conflicts.flatMap((conflict): OpenLine[] => {
    if (conflict.notAssessed) return [{ conflict, line: null }];
    const method = methods.get(conflict.key.split('~')[1] ?? '') as Method;
    return conflict.lines.flatMap((line) => {
      const [yours, theirs] = [line.yours, line.theirs].map((one) => (one ? [one] : []));
      return sayTheSame(yours ?? [], theirs ?? [], method) ? [] : [{ conflict, line }];
    });
  });
}

/** My sheet, or the other side's where it was chosen, whole or line by line. */
export function chosenSheet(mine: Sheet, conflict: Conflict, sideOf: (place: string) => Side): Sheet {
  const { notAssessed: mark, lines } = conflict;
  if (!mark) return { ...mine, lines: chosenLines(mine, conflict, sideOf) };
  if (sideOf(sheetPlace(conflict.key)) === 'mine') return mine;
  const { unit, component, assessor } = mine;
  return {
    unit,
    component,
    ...(assessor !== undefined && { assessor }),
    lines: lines.flatMap(({ theirs }) => (theirs ? [theirs as Line] : [])),
    ...(mark.theirs !== null && { notAssessed: mark.theirs }),
  };
}

/** My sheet with the lines of the other side where those were chosen; lines that do not differ stay. */
export function chosenLines(mine: Sheet, conflict: Conflict, sideOf: (place: string) => Side): Line[] {
  const lines = new Map(
    linesByPlace(mine.lines).map(({ indicator, position, line }): [string, Line] => [
      linePlace(conflict.key, indicator, position),
      line,
    ]),
  );
  for (const { indicator, position, theirs } of conflict.lines) {
    const place = linePlace(conflict.key, indicator, position);
    if (sideOf(place) === 'mine') continue;
    if (theirs) lines.set(place, theirs as Line);
    else lines.delete(place);
  }
  return [...lines.values()];
}

export interface Resolution {
  readonly workbook: Workbook;
  readonly kept: ScoreWorkbook;
  readonly scheme: Scheme;
  readonly language: Language;
  readonly assessor: string;
  readonly conflicts: readonly Conflict[];
  readonly sideOf: (place: string) => Side;
}

/** A line that somebody has to change themselves: a table of their own is never written into. */
export interface ByHand extends OpenLine {
  /** where mine stands; null where there is none of mine */
  readonly place: CellPlace | null;
}

export interface Resolved {
  /** what the workbook remembers from now on: edited from their state */
  readonly kept: ScoreWorkbook;
  /** As long as there are any, nothing is submitted: their sheets stay edited from where they were, so that the service would ask again. */
  readonly byHand: readonly ByHand[];
}

/** The lines in which the other side was chosen for a table of somebody's own. */
function linesByHand({ kept, scheme, conflicts, sideOf }: Resolution, { sheets, placeOf }: ReadScores): ByHand[] {
  const own = conflicts.filter(({ key }) => Object.hasOwn(kept.adopted, key.split('~')[1] ?? ''));
  return openLines(scheme, own).flatMap((open): ByHand[] => {
    const { conflict, line } = open;
    const side = sideOf(line ? linePlace(conflict.key, line.indicator, line.position) : sheetPlace(conflict.key));
    if (side === 'mine') return [];
    const at = sheets.findIndex((sheet) => sheetKey(sheet) === conflict.key);
    const placed = linesByPlace(sheets[at]?.lines ?? []);
    const mine = placed.find((one) => one.indicator === (line?.indicator ?? null) && one.position === line?.position);
    const number = mine === undefined ? -1 : (sheets[at]?.lines.indexOf(mine.line) ?? -1);
    return [
      { ...open, place: at < 0 ? null : placeOf(number < 0 ? `sheets[${at}]` : `sheets[${at}].lines[${number}]`) },
    ];
  });
}

/** Puts what was chosen into the cells of the sheets that were laid out, and says what is to be changed by hand in others. */
export async function resolveConflicts(resolution: Resolution): Promise<Resolved> {
  const { workbook, kept, scheme, language, assessor, conflicts, sideOf } = resolution;
  const read = await readScores(workbook, kept, scheme, assessor, conflicts);
  const { tables, sheets } = read;
  const byHand = linesByHand(resolution, read);
  const chosen = conflicts
    .filter(({ key, lines }) =>
      [sheetPlace(key), ...lines.map((line) => linePlace(key, line.indicator, line.position))].some(
        (place) => sideOf(place) === 'theirs',
      ),
    )
    .flatMap((conflict) => {
      const mine = sheets.find((sheet) => sheetKey(sheet) === conflict.key);
      return mine ? [chosenSheet(mine, conflict, sideOf)] : [];
    });
  const find = finder(scheme.units);
  const unitOf = (typed: Cell): string => {
    const found = find(typeof typed === 'string' ? typed : '');
    return found.kind === 'one' ? found.id : '';
  };
  const writing = tables.flatMap((table) => {
    const own = chosen.filter((sheet) => tableName(sheet.component) === table.name);
    const component = scheme.components.find(({ id }) => id === own[0]?.component);
    if (component === undefined) return [];
    const frame = { scheme, component, layouts: kept.layouts };
    const units = new Set<string>(own.map(({ unit }) => unit));
    const replaced: Replaced = ({ key, unit }) => units.has(key?.split('~')[0] ?? unitOf(unit));
    const asked = keysOf(listed(scheme, component, table, kept.layouts));
    return [[frame, table, asAsked(rowsOfSheets(scheme, own, language), asked), replaced] as const];
  });
  // What one table cannot hold is told before another is written.
  for (const one of writing) cellsFor(...one);
  for (const one of writing) await writeRows(workbook, ...one);
  const open = new Set(byHand.map(({ conflict }) => conflict.key));
  const settled = conflicts.filter(({ key }) => !open.has(key));
  const current = Object.fromEntries(settled.map(({ key, current: etag }) => [key, etag]));
  return { kept: { ...kept, base: { ...kept.base, ...current } }, byHand };
}
