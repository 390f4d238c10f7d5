// The table of a component that lies as a matrix (矩阵评分表): its columns, its headers, its rows; the writer and the reader share it.
import type { IndicatorId, UnitId } from '../../scheme/id';
import { appliesTo, marksFor } from '../../scheme/marks';
import type { Component, Indicator, Scheme } from '../../scheme/scheme';
import { languages, type Language } from '../../scheme/text';
import { remarked } from '../../text/lists';
import { labelsOf } from '../labels';
import { hasIndicators, headerWord, unitKey } from '../score-table';
import { plainForm } from '../table/said';
import { speaker, type Word } from '../words';
import type { ScoreLayout } from './score-layout';

export type MatrixLayout = Exclude<ScoreLayout, 'list'>;

const namingColumns = ['key', 'category', 'unit'] as const;
const lastColumns = ['score', 'reason', 'evidence', 'state'] as const;
type PlainColumn = (typeof namingColumns)[number] | (typeof lastColumns)[number];

/** A column: one of the row's own, or the points or the reason of one indicator. */
export type MatrixColumn =
  { readonly kind: PlainColumn } | { readonly kind: 'points' | 'because'; readonly indicator: IndicatorId };

/** Stands where an indicator does not apply to a unit. */
export const doesNotApply = '—';

/** The indicators of a component; none where it has none. */
export const indicatorsOf = (component: Component): readonly Indicator[] =>
  hasIndicators(component) ? component.indicators : [];

/** The columns of a matrix (矩阵列), from left to right. */
export function matrixColumns(component: Component, layout: MatrixLayout): MatrixColumn[] {
  return [
    ...namingColumns.map((kind) => ({ kind })),
    ...indicatorsOf(component).flatMap(({ id: indicator }): MatrixColumn[] => [
      { kind: 'points', indicator },
      ...(layout === 'beside' ? [{ kind: 'because' as const, indicator }] : []),
    ]),
    ...lastColumns.filter((kind) => kind !== 'reason' || layout === 'matrix').map((kind) => ({ kind })),
  ];
}

/** Names a column. */
export const columnKey = (column: MatrixColumn): string =>
  'indicator' in column ? `${column.kind}:${column.indicator}` : column.kind;

/** What stands in brackets behind an indicator: its marks, from the least to the most that a unit has; what its points do where it has none. */
function remarkOf(scheme: Scheme, component: Component, indicator: Indicator, language: Language): string {
  const say = speaker(language);
  const marks = scheme.units
    .filter((unit) => appliesTo(component, unit) && appliesTo(indicator, unit))
    .flatMap((unit) => marksFor(indicator, unit) ?? []);
  const [least, most] = marks.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity]);
  if (least > most) return say(headerWord('points', component.method));
  return say('marksInHeader', { marks: least === most ? String(least) : `${least}–${most}` });
}

/** The headers of a matrix (矩阵表头): each indicator with its marks in brackets, and no two alike. */
export function matrixHeaders(
  scheme: Scheme,
  component: Component,
  layout: MatrixLayout,
  language: Language,
): readonly string[] {
  const say = speaker(language);
  const labels = labelsOf(component.indicators ?? [], language);
  const indicators = new Map(indicatorsOf(component).map((indicator) => [indicator.id, indicator]));
  return matrixColumns(component, layout).map((column) => {
    if (!('indicator' in column)) return say(column.kind satisfies Word);
    const label = labels.get(column.indicator) ?? column.indicator;
    if (column.kind === 'because') return say('becauseHeader', { indicator: label });
    const indicator = indicators.get(column.indicator);
    return indicator === undefined
      ? label
      : remarked(language, label, remarkOf(scheme, component, indicator, language));
  });
}

/** The columns of a matrix by their headers. */
export interface FoundMatrix {
  readonly language: Language;
  /** by the names of the columns */
  readonly mapping: ReadonlyMap<string, number>;
  readonly repeated: readonly number[];
  /** the headers of those that are missing */
  readonly missing: readonly string[];
}

/** Finds the columns of a matrix by their headers, in the language that names most of them. */
export function findMatrixColumns(
  scheme: Scheme,
  component: Component,
  layout: MatrixLayout,
  header: readonly string[],
): FoundMatrix {
  const columns = matrixColumns(component, layout);
  const found = languages.map((language): FoundMatrix => {
    const headers = matrixHeaders(scheme, component, layout, language);
    const byHeader = new Map(headers.map((text, index) => [plainForm(text), index]));
    const mapping = new Map<string, number>();
    const repeated: number[] = [];
    header.forEach((text, at) => {
      const column = columns[byHeader.get(plainForm(text)) ?? -1];
      if (column === undefined) return;
      if (mapping.has(columnKey(column))) repeated.push(at);
      else mapping.set(columnKey(column), at);
    });
    const isSaid = ({ kind }: MatrixColumn): boolean => kind !== 'category' && kind !== 'score' && kind !== 'state';
    const missing = columns.flatMap((column, index) =>
      isSaid(column) && !mapping.has(columnKey(column)) ? [headers[index] ?? ''] : [],
    );
    return { language, mapping, repeated, missing };
  });
  return found.reduce((best, one) => (one.mapping.size > best.mapping.size ? one : best));
}

/** What the points of one indicator may be at most: null where there is no limit, undefined where it does not apply. */
export type Limit = number | null | undefined;

/** One row of the matrix: a unit, with the limit of each indicator in order. */
export interface MatrixRow {
  readonly key: string;
  readonly unit: UnitId;
  readonly limits: readonly Limit[];
}

/**
 * The rows of a component's matrix (矩阵行): its units in scheme order, those to which none of its indicators applies left out.
 * @example matrixRows(luan, party)[0]?.key // 'p01~party'
 */
export function matrixRows(scheme: Scheme, component: Component): MatrixRow[] {
  const indicators = indicatorsOf(component);
  return scheme.units
    .filter((unit) => appliesTo(component, unit))
    .map((unit) => ({
      key: unitKey(unit.id, component.id),
      unit: unit.id,
      limits: indicators.map((one): Limit => (appliesTo(one, unit) ? marksFor(one, unit) : undefined)),
    }))
    .filter(({ limits }) => limits.some((limit) => limit !== undefined));
}
