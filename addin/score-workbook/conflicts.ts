// Somebody else submitted first: their lines and mine, the choice between them, and the choice put into the workbook.
import type { Conflict } from '../../shared/api/problem';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { sheetKey, type Line, type Sheet } from '../../shared/scoring/sheet';
import { finder } from '../../shared/sheets/labels';
import type { Cell } from '../../shared/sheets/plan';
import { tableName } from '../../shared/sheets/score-table';
import type { Workbook } from '../workbook/port';
import { rowsOfSheets, writeRows, type Replaced } from './input-rows';
import { readScores } from './read-scores';
import type { ScoreWorkbook } from './score-workbook';
import { ratedOf, sayTheSame } from './changes';

export type Side = 'mine' | 'theirs';

/** Names one line that differs: its sheet, its indicator, the how-manieth of that indicator it is. */
export function linePlace(key: string, indicator: string | null, position: number): string {
  return JSON.stringify([key, indicator, position]);
}

export interface OpenLine {
  readonly conflict: Conflict;
  readonly line: Conflict['lines'][number];
}

/** The lines between which somebody has to choose: those of which the two sides do not say the same. */
export function openLines(scheme: Scheme, conflicts: readonly Conflict[]): OpenLine[] {
  const rated = ratedOf(scheme);
  return conflicts.flatMap((conflict) => {
    const [, component = ''] = conflict.key.split('~');
    return conflict.lines.flatMap((line) => {
      const [yours, theirs] = [line.yours, line.theirs].map((one) => (one ? [one] : []));
      return sayTheSame(yours ?? [], theirs ?? [], rated.has(component)) ? [] : [{ conflict, line }];
    });
  });
}

/** My sheet with the lines of the other side where those were chosen; lines that do not differ stay. */
export function chosenLines(mine: Sheet, conflict: Conflict, sideOf: (place: string) => Side): Line[] {
  const seen = new Map<string | null, number>();
  const lines = new Map(
    mine.lines.map((line): [string, Line] => {
      const indicator = line.indicator ?? null;
      const position = seen.get(indicator) ?? 0;
      seen.set(indicator, position + 1);
      return [linePlace(conflict.key, indicator, position), line];
    }),
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

/** Puts what was chosen into the cells; gives what the workbook remembers from now on: edited from their state. */
export async function resolveConflicts(resolution: Resolution): Promise<ScoreWorkbook> {
  const { workbook, kept, scheme, language, assessor, conflicts, sideOf } = resolution;
  const { tables, sheets } = await readScores(workbook, kept, scheme, assessor);
  const chosen = conflicts
    .filter(({ key, lines }) =>
      lines.some((line) => sideOf(linePlace(key, line.indicator, line.position)) === 'theirs'),
    )
    .flatMap((conflict) => {
      const mine = sheets.find((sheet) => sheetKey(sheet) === conflict.key);
      return mine ? [{ ...mine, lines: chosenLines(mine, conflict, sideOf) }] : [];
    });
  const find = finder(scheme.units);
  const unitOf = (typed: Cell): string => {
    const found = find(typeof typed === 'string' ? typed : '');
    return found.kind === 'one' ? found.id : '';
  };
  for (const table of tables) {
    const own = chosen.filter((sheet) => tableName(sheet.component) === table.name);
    if (own.length === 0) continue;
    const units = new Set<string>(own.map(({ unit }) => unit));
    const replaced: Replaced = ({ key, unit }) => units.has(key?.split('~')[0] ?? unitOf(unit));
    await writeRows(workbook, table, rowsOfSheets(scheme, own, language), replaced);
  }
  const current = Object.fromEntries(conflicts.map(({ key, current: etag }) => [key, etag]));
  return { ...kept, base: { ...kept.base, ...current } };
}
