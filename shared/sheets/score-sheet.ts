// One component laid out as a score sheet (评分表): what an assessor fills in, and what calculates beside it.
import { combineOf } from '../scheme/defaults';
import type { Component, Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { textIn } from '../scheme/text';
import { blockAddress, cellAddress, columnLetters, fixed, onSheet } from './address';
import { labelsOf } from './labels';
import type { Cell, SheetPlan, ValidationPlan } from './plan';
import { runsOf } from './table/runs';
import {
  blankMeansNothing,
  hasIndicators,
  headerWord,
  needsReason,
  scoreColumns,
  scoreRows,
  tableName,
  type ScoreColumn,
  type ScoreRow,
} from './score-table';
import { speaker, type Say } from './words';

const headerRow = 3;
const firstRow = headerRow + 1;
// A protected sheet does not let a table grow, so rows for second deductions stand ready.
const spareRows = 20;
const longestText = 2000;
const anyPoints = 1_000_000;
// Excel's own limit for a list written into a validation.
const longestInlineList = 255;

const column = (name: ScoreColumn): number => scoreColumns.indexOf(name);

const widths: Readonly<Record<ScoreColumn, number>> = {
  key: 80,
  category: 90,
  unit: 150,
  indicator: 190,
  marks: 70,
  points: 70,
  score: 80,
  reason: 240,
  evidence: 180,
  state: 90,
};

/** Where the cells of a component stand, for the formulas of the trial (试算). */
export interface ScorePlaces {
  /** The block of points of a unit's own rows, as a formula names it. */
  readonly pointsOf: (unit: string) => string | null;
  /** Units and points of the rows that a user may add; null where the component has none. */
  readonly added: { readonly units: string; readonly points: string } | null;
}

const hasSpareRows = (component: Component): boolean => component.method !== 'rate';

/** Where a component's cells will stand on the sheet of this tab name. */
export function scorePlaces(scheme: Scheme, component: Component, tab: string): ScorePlaces {
  const rows = scoreRows(scheme, component);
  const blocks = new Map<string, { first: number; count: number }>();
  rows.forEach((row, index) => {
    const block = blocks.get(row.unit);
    blocks.set(row.unit, block === undefined ? { first: index, count: 1 } : { ...block, count: block.count + 1 });
  });
  const named = (name: ScoreColumn, first: number, count: number): string =>
    onSheet(tab, fixed(blockAddress(firstRow + first, column(name), count, 1)));
  return {
    pointsOf: (unit) => {
      const block = blocks.get(unit);
      return block === undefined ? null : named('points', block.first, block.count);
    },
    added: hasSpareRows(component)
      ? { units: named('unit', rows.length, spareRows), points: named('points', rows.length, spareRows) }
      : null,
  };
}

function scoreFormula(component: Component, row: ScoreRow, at: number): Cell {
  const marks = cellAddress(at, column('marks'));
  const points = cellAddress(at, column('points'));
  const { method } = component;
  if (method === 'deduct' && row.marks === null) return null;
  const score = `JX.SHEETSCORE("${method}",${row.marks === null ? '""' : marks},${points})`;
  return { formula: blankMeansNothing(method) ? `=IF(${points}="",0,${score})` : `=${score}` };
}

function stateFormula(component: Component, at: number, added: boolean, say: Say): Cell {
  const points = cellAddress(at, column('points'));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const missingReason = needsReason(component.method)
    ? `IF(AND(${points}>0,TRIM(${cellAddress(at, column('reason'))})=""),${quoted(say('rowNeedsReason'))},${quoted(say('rowDone'))})`
    : quoted(say('rowDone'));
  const open = quoted(say(blankMeansNothing(component.method) ? 'rowNothing' : 'rowOpen'));
  const blank = added ? `IF(${cellAddress(at, column('unit'))}="","",${open})` : open;
  return {
    formula: `=IF(${points}="",${blank},IF(ISNUMBER(${points}),${missingReason},${quoted(say('rowNoNumber'))}))`,
  };
}

/** What the service takes: an indicator's marks are the limit of its lines, and full marks that of a rating. */
function pointsValidation(component: Component, rows: readonly ScoreRow[], say: Say): ValidationPlan[] {
  const limited = (row: ScoreRow): boolean =>
    row.marks !== null && (row.indicator !== null || component.method === 'rate');
  const title = say(headerWord('points', component.method));
  const at = (first: number, count: number) => blockAddress(firstRow + first, column('points'), count, 1);
  const open = (first: number, count: number): ValidationPlan => ({
    at: at(first, count),
    rule: { kind: 'decimal', min: 0, max: anyPoints },
    title,
    message: say('pointsOpenMessage'),
  });
  const upToMarks = (first: number, count: number): ValidationPlan => ({
    at: at(first, count),
    rule: { kind: 'decimal', min: 0, max: { formula: `=${cellAddress(firstRow + first, column('marks'))}` } },
    title,
    message: say('pointsMessage', { most: say('marks') }),
  });
  return [
    ...runsOf(rows.map(limited)).map(({ first, count, value }) => (value ? upToMarks : open)(first, count)),
    ...(hasSpareRows(component) ? [open(rows.length, spareRows)] : []),
  ];
}

/**
 * One component as a score sheet (评分表): the scheme's rows, and empty rows for a second deduction on the same indicator
 * where the method allows several lines. `units` is a formula naming the cells that list all units.
 * @example planScoreSheet(luan, party, { tab: '党务', units: "'试算'!$B$6:$B$48", language: 'zh-CN' }).key // 'score:party'
 */
export function planScoreSheet(
  scheme: Scheme,
  component: Component,
  place: { readonly tab: string; readonly units: string; readonly language: Language },
): SheetPlan {
  const { language } = place;
  const say = speaker(language);
  const rows = scoreRows(scheme, component);
  const units = labelsOf(scheme.units, language);
  const categories = labelsOf(scheme.categories, language);
  const indicators = labelsOf(component.indicators ?? [], language);
  const categoryOf = new Map(scheme.units.map((unit) => [unit.id as string, unit.category]));

  const cellsOf = (row: ScoreRow, index: number): Cell[] => {
    const at = firstRow + index;
    const cells: Readonly<Record<ScoreColumn, Cell>> = {
      key: row.key,
      category: categories.get(categoryOf.get(row.unit) ?? '') ?? null,
      unit: units.get(row.unit) ?? null,
      indicator: row.indicator === null ? null : (indicators.get(row.indicator) ?? null),
      marks: row.marks,
      points: null,
      score: scoreFormula(component, row, at),
      reason: null,
      evidence: null,
      state: stateFormula(component, at, false, say),
    };
    return scoreColumns.map((name) => cells[name]);
  };
  const spare = (index: number): Cell[] =>
    scoreColumns.map((name) =>
      name === 'state' ? stateFormula(component, firstRow + rows.length + index, true, say) : null,
    );
  const spares = hasSpareRows(component) ? Array.from({ length: spareRows }, (_, index) => spare(index)) : [];
  const body = [...rows.map(cellsOf), ...spares];
  const header = scoreColumns.map((name) => say(headerWord(name, component.method)));

  const down = (name: ScoreColumn) => blockAddress(firstRow, column(name), body.length, 1);
  const inSpares = (name: ScoreColumn) => blockAddress(firstRow + rows.length, column(name), spares.length, 1);
  const indicatorList = [...indicators.values()].join(',');
  const listsIndicators =
    hasIndicators(component) &&
    indicatorList.length <= longestInlineList &&
    // Excel takes a list that begins so for a formula.
    !/^[=+@'"\s-]/.test(indicatorList) &&
    [...indicators.values()].every((label) => !label.includes(','));
  const validations: ValidationPlan[] = [
    ...pointsValidation(component, rows, say),
    ...(['reason', 'evidence'] as const).map((name): ValidationPlan => ({
      at: down(name),
      rule: { kind: 'text', max: longestText },
      title: say(name),
      message: say('textMessage'),
    })),
  ];
  if (spares.length > 0) {
    const unitList: ValidationPlan['rule'] = { kind: 'list', source: `=${place.units}` };
    validations.push({ at: inSpares('unit'), rule: unitList, title: say('unit'), message: say('unitMessage') });
    if (listsIndicators) {
      const rule: ValidationPlan['rule'] = { kind: 'list', source: indicatorList };
      validations.push({ at: inSpares('indicator'), rule, title: say('indicator'), message: say('indicatorMessage') });
    }
  }

  const inputs = [
    ...(['points', 'reason', 'evidence'] as const).map(down),
    ...(spares.length > 0 ? (['unit', 'indicator'] as const).map(inSpares) : []),
  ];
  const combine =
    combineOf(component) === 'one'
      ? ''
      : ` · ${say('trialOneAssessor', { components: textIn(component.title, language) })}`;
  return {
    key: `score:${component.id}`,
    name: place.tab,
    blocks: [
      { at: 'B1', cells: [[textIn(component.title, language)]] },
      { at: 'B2', cells: [[`${say(component.method)}${combine}`]] },
      { at: cellAddress(headerRow, 0), cells: [header, ...body] },
    ],
    tables: [{ name: tableName(component.id), at: blockAddress(headerRow, 0, body.length + 1, scoreColumns.length) }],
    validations,
    styles: [
      { at: 'B1', style: 'title' },
      { at: 'B2', style: 'note' },
      { at: blockAddress(headerRow, 0, 1, scoreColumns.length), style: 'header' },
      { at: down('score'), style: 'formula' },
      { at: down('state'), style: 'formula' },
      ...inputs.map((at) => ({ at, style: 'input' as const })),
    ],
    columns: scoreColumns.map((name, index) => ({
      at: `${columnLetters(index)}:${columnLetters(index)}`,
      width: widths[name],
      ...(name === 'key' || (name === 'indicator' && !hasIndicators(component)) ? { hidden: true } : {}),
    })),
    inputs,
    freeze: { rows: headerRow + 1, columns: column('unit') + 1 },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}
