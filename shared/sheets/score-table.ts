// The table of one component on its score sheet (评分表): its name, its columns, its rows; the writer and the reader share it.
import { takesSheets } from '../scheme/defaults';
import type { ComponentId, IndicatorId, UnitId } from '../scheme/id';
import { appliesTo, marksFor } from '../scheme/marks';
import type { Component, Indicator, Method, Scheme } from '../scheme/scheme';
import { withoutHidden } from '../scheme/plain-text';
import { formOf } from '../scheme/skeleton';
import { languages } from '../scheme/text';
import { speaker, type Word } from './words';

/** The columns of every score table, from left to right. */
export const scoreColumns = [
  'key',
  'category',
  'unit',
  'indicator',
  'marks',
  'points',
  'score',
  'reason',
  'evidence',
  'state',
] as const;
export type ScoreColumn = (typeof scoreColumns)[number];

const pointWords: Readonly<Record<Method, Word>> = {
  deduct: 'takenOff',
  rate: 'given',
  add: 'added',
  penalty: 'takenOff',
};

/** The header word of a column; points are called by what the method does with them. */
export function headerWord(column: ScoreColumn, method: Method): Word {
  return column === 'points' ? pointWords[method] : column;
}

/**
 * The column that a header names (表头识别), in either language; null for a header of somebody's own.
 * @example columnNamed('Reason') // 'reason'
 */
export function columnNamed(header: string): ScoreColumn | null {
  return columnsByHeader.get(header.trim().toLowerCase()) ?? null;
}

const columnsByHeader: ReadonlyMap<string, ScoreColumn> = new Map(
  languages.flatMap((language) =>
    scoreColumns.flatMap((column) =>
      (column === 'points' ? Object.values(pointWords) : [column]).map(
        (word) => [speaker(language)(word).toLowerCase(), column] as const,
      ),
    ),
  ),
);

/** One row that the scheme asks for. `indicator` is null where the component has none. */
export interface ScoreRow {
  readonly key: string;
  readonly unit: UnitId;
  readonly indicator: IndicatorId | null;
  readonly marks: number | null;
}

/** The key of a row about a unit's whole component. */
export const unitKey = (unit: UnitId, component: ComponentId): string => `${unit}~${component}`;

/** The key of a row about one indicator; about the whole component where there is none. */
export const rowKey = (unit: UnitId, component: ComponentId, indicator: IndicatorId | null): string =>
  indicator === null ? unitKey(unit, component) : `${unitKey(unit, component)}~${indicator}`;

/**
 * The key of a row that a record asks for (台账评分行): that of its place, with the record behind it. Ids hold no `@`.
 * @example askedKey('d1~work~plan', 'T-2026-10-003') // 'd1~work~plan@T-2026-10-003'
 */
export function askedKey(row: string, record: string): string {
  return `${row}@${record}`;
}

/** What a row's key says: of which place it is, and which record asks for it. */
export function keyParts(key: string): { readonly row: string; readonly record: string | null } {
  const at = key.indexOf('@');
  return at < 0 ? { row: key, record: null } : { row: key.slice(0, at), record: key.slice(at + 1) };
}

/**
 * The rows of a component's table (评分行): units in scheme order, within a unit its indicators in order.
 * @example scoreRows(luan, party)[0] // { key: 'p01~party~party-1', unit: 'p01', indicator: 'party-1', marks: 4 }
 */
export function scoreRows(scheme: Scheme, component: Component): ScoreRow[] {
  return scheme.units
    .filter((unit) => appliesTo(component, unit))
    .flatMap((unit) => {
      const row = (indicator: Indicator | null): ScoreRow => ({
        key: rowKey(unit.id, component.id, indicator?.id ?? null),
        unit: unit.id,
        indicator: indicator?.id ?? null,
        marks: marksFor(indicator ?? component, unit),
      });
      return hasIndicators(component)
        ? component.indicators.filter((indicator) => appliesTo(indicator, unit)).map(row)
        : [row(null)];
    });
}

/** A protected sheet does not let a table grow, so rows for further lines stand ready: those in use and so many more. */
export const spareRows = 20;

/** Whether a component is filled line by line on indicators. */
export function hasIndicators(component: Component): component is Component & { indicators: Indicator[] } {
  return component.indicators !== undefined && component.indicators.length > 0;
}

/** Whether a blank line means that there was nothing (加分、扣罚), rather than that nobody scored it yet. */
export function blankMeansNothing(method: Method): boolean {
  return method === 'add' || method === 'penalty';
}

/** Whether a line above zero needs its reason. */
export function needsReason(method: Method): boolean {
  return method === 'deduct' || method === 'penalty';
}

/** What stands in place of points where a unit is not assessed this period (不评): a word of each language. */
export const notAssessedWords: readonly string[] = languages.map((language) => speaker(language)('rowNotAssessed'));

/**
 * Whether a text in the column of points says that its unit is not assessed this period (本期不评). One of the unit's rows
 * says so for the whole component, with its reason beside; the unit's other rows then stay blank.
 * @example meansNotAssessed(' Not Assessed') // true
 */
export function meansNotAssessed(text: string): boolean {
  const typed = formOf(withoutHidden(text)).toLowerCase();
  return notAssessedWords.some((word) => word.toLowerCase() === typed);
}

// Excel takes letters, digits, `_` and `.` in a table's name and does not tell capitals apart; ids hold more, and do.
export const inTableName = (id: string): string =>
  id
    .replaceAll('_', '__')
    .replaceAll('-', '_.')
    .replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/**
 * The name of a component's table (表名): ASCII, unique in the workbook, the same in every language.
 * @example tableName('routine-n') // 'Score_routine_.n'
 */
export function tableName(component: string): string {
  return `Score_${inTableName(component)}`;
}

/**
 * The names of the score tables (评分表名称) of these components, of all where none are named; in scheme order.
 * @example tableNames(luan, ['party']) // ['Score_party']
 */
export function tableNames(scheme: Scheme, components?: readonly string[]): string[] {
  return componentsNamed(scheme, components).map((component) => tableName(component.id));
}

/** The components of these ids in scheme order, all of the scheme where none are named; but for those that no sheet is filled for. */
export function componentsNamed(scheme: Scheme, components?: readonly string[]): Component[] {
  const isNamed = ({ id }: Component): boolean => components === undefined || components.includes(id);
  return scheme.components.filter((component) => takesSheets(component) && isNamed(component));
}
