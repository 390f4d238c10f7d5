// One component laid out as a score sheet (评分表): what an assessor fills in, and what calculates beside it.
import type { Component, Scheme } from '../scheme/scheme';
import type { Language } from '../scheme/text';
import { blockAddress, cellAddress, columnLetters, fixed } from './address';
import { columnWidth } from './column-width';
import { askedScoreRows, countedOnLine, countedRows, planCounted, type AskedScoreRow } from './counted-table';
import { labelsOf } from './labels';
import type { Cell, FaultMarkPlan, SheetPlan, ValidationPlan } from './plan';
import { runsOf } from './table/runs';
import {
  addedMarksFormula,
  faultStates,
  isLimited,
  saysNotAssessed,
  scoreFormula,
  stateFormula,
  type TableCells,
} from './score-formulas';
import {
  hasIndicators,
  headerWord,
  scoreColumns,
  scoreRows,
  tableName,
  type ScoreColumn,
  type ScoreRow,
} from './score-table';
import { addedRows, blocksOf, column, countedPlace, firstRow, headerRow, type ListPlace } from './score-places';
import { scoreHead } from './score-head';
import { speaker, type Say, type Word } from './words';

const longestText = 2000;
const anyPoints = 1_000_000;
// Excel's own limit for a list written into a validation.
const longestInlineList = 255;

/** Those that name units and indicators become wider where the names are long. */
const widths: Readonly<Record<ScoreColumn, number>> = {
  key: 80,
  category: 90,
  unit: 150,
  indicator: 190,
  marks: 70,
  points: 95,
  score: 80,
  reason: 240,
  evidence: 180,
  state: 150,
};

/** What the service takes: an indicator's marks are the limit of its lines, and full marks that of a rating. */
function pointsValidation(component: Component, rows: readonly ScoreRow[], added: number, say: Say): ValidationPlan[] {
  const title = say(headerWord('points', component.method));
  const at = (first: number, count: number) => blockAddress(firstRow + first, column('points'), count, 1);
  const scored = (first: number, count: number, limited: boolean): ValidationPlan => {
    const points = cellAddress(firstRow + first, column('points'));
    const most = limited ? cellAddress(firstRow + first, column('marks')) : String(anyPoints);
    return {
      at: at(first, count),
      rule: {
        kind: 'custom',
        condition: `=IF(ISNUMBER(${points}),AND(${points}>=0,${points}<=${most}),${saysNotAssessed(points)})`,
      },
      title,
      message: limited ? say('pointsMessage', { most: say('marks') }) : say('pointsOpenMessage'),
    };
  };
  const further: ValidationPlan = {
    at: at(rows.length, added),
    rule: { kind: 'decimal', min: 0, max: anyPoints },
    title,
    message: say('addedPointsMessage'),
  };
  return [
    ...runsOf(rows.map((row) => isLimited(component, row))).map(({ first, count, value }) =>
      scored(first, count, value),
    ),
    ...(added === 0 ? [] : [further]),
  ];
}

/** The cells that a state finds fault with, marked as long as it does. */
function faultMarks(rows: number, added: number, say: Say): FaultMarkPlan[] {
  const marked = (names: readonly ScoreColumn[], first: number, count: number, words: readonly Word[]) => {
    const state = `$${cellAddress(firstRow + first, column('state'))}`;
    const condition = `=OR(${words.map((word) => `${state}="${say(word)}"`).join(',')})`;
    return names.map((name) => ({ at: blockAddress(firstRow + first, column(name), count, 1), condition }));
  };
  return [
    ...marked(['points'], 0, rows + added, faultStates.points),
    ...marked(['reason'], 0, rows + added, faultStates.reason),
    ...(added === 0 ? [] : marked(['unit', 'indicator'], rows, added, faultStates.unit)),
  ];
}

interface ScoreSheetPlace extends ListPlace {
  /** the workbook's code, so that the sheet alone is known again, saved as CSV */
  readonly code?: string | undefined;
  /** a formula naming the cells that list all units */
  readonly units: string;
  readonly language: Language;
}

/**
 * One component as a score sheet (评分表): the scheme's rows, and empty rows for a second deduction on the same indicator
 * where the method allows several lines; beside it what records count.
 * @example
 * planScoreSheet(luan, party, { tab: '党务', units: "'试算'!$B$6:$B$48", inUse: 0, counted: nothingThen, language: 'zh-CN' }).key
 * // 'score:party'
 */
export function planScoreSheet(scheme: Scheme, component: Component, place: ScoreSheetPlace): SheetPlan {
  const { language } = place;
  const say = speaker(language);
  const rows = scoreRows(scheme, component);
  const units = labelsOf(scheme.units, language);
  const categories = labelsOf(scheme.categories, language);
  const indicators = labelsOf(component.indicators ?? [], language);
  const categoryOf = new Map(scheme.units.map((unit) => [unit.id as string, unit.category]));

  const asked = askedScoreRows(scheme, component, place.counted);
  const added = addedRows(component, asked, place.inUse);
  const recorded = countedRows(scheme, component, place.counted);
  const counted = planCounted(scheme, component, recorded, countedPlace, language);
  const blocks = blocksOf(rows);
  const table: TableCells = {
    component,
    say,
    column: (name) => ({
      own: fixed(blockAddress(firstRow, column(name), rows.length, 1)),
      added: added === 0 ? null : fixed(blockAddress(firstRow + rows.length, column(name), added, 1)),
    }),
  };
  const unitPoints = (unit: string): string => {
    const { first, count } = blocks.get(unit) ?? { first: 0, count: rows.length };
    return fixed(blockAddress(firstRow + first, column('points'), count, 1));
  };

  const cellsOf = (row: ScoreRow, index: number): Cell[] => {
    const at = firstRow + index;
    const cells: Readonly<Record<ScoreColumn, Cell>> = {
      key: row.key,
      category: categories.get(categoryOf.get(row.unit) ?? '') ?? null,
      unit: units.get(row.unit) ?? null,
      indicator: row.indicator === null ? null : (indicators.get(row.indicator) ?? null),
      marks: row.marks,
      points: null,
      score: scoreFormula(table, row, at, countedOnLine(component, recorded, countedPlace, row.unit, row.indicator)),
      reason: null,
      evidence: null,
      state: stateFormula(table, row, at, unitPoints(row.unit)),
    };
    return scoreColumns.map((name) => cells[name]);
  };
  const addedCells = (at: number, row?: AskedScoreRow): Cell[] => {
    const cells: Partial<Readonly<Record<ScoreColumn, Cell>>> = {
      ...(row && {
        key: row.key,
        category: categories.get(categoryOf.get(row.unit) ?? '') ?? null,
        unit: units.get(row.unit) ?? null,
        indicator: row.indicator === null ? null : (indicators.get(row.indicator) ?? null),
        reason: row.reason === '' ? null : row.reason,
      }),
      marks: addedMarksFormula(table, at),
      state: stateFormula(table, null, at, table.column('points').own),
    };
    return scoreColumns.map((name) => cells[name] ?? null);
  };
  const body = [
    ...rows.map(cellsOf),
    ...Array.from({ length: added }, (_, index) => addedCells(firstRow + rows.length + index, asked[index])),
  ];
  const header = scoreColumns.map((name) => say(headerWord(name, component.method)));
  const named = (at: number): string[] => body.map((cells) => String(cells[at] ?? ''));

  const down = (name: ScoreColumn) => blockAddress(firstRow, column(name), body.length, 1);
  const inNamed = (name: ScoreColumn) =>
    blockAddress(firstRow + rows.length + asked.length, column(name), added - asked.length, 1);
  const indicatorList = [...indicators.values()].join(',');
  const listsIndicators =
    hasIndicators(component) &&
    indicatorList.length <= longestInlineList &&
    // Excel takes a list that begins so for a formula.
    !/^[=+@'"\s-]/.test(indicatorList) &&
    [...indicators.values()].every((label) => !label.includes(','));
  const validations: ValidationPlan[] = [
    ...pointsValidation(component, rows, added, say),
    ...(['reason', 'evidence'] as const).map((name): ValidationPlan => ({
      at: down(name),
      rule: { kind: 'text', max: longestText },
      title: say(name),
      message: say('textMessage'),
    })),
  ];
  if (added > 0) {
    const unitList: ValidationPlan['rule'] = { kind: 'list', source: `=${place.units}` };
    validations.push({ at: inNamed('unit'), rule: unitList, title: say('unit'), message: say('unitMessage') });
    if (listsIndicators) {
      const rule: ValidationPlan['rule'] = { kind: 'list', source: indicatorList };
      validations.push({ at: inNamed('indicator'), rule, title: say('indicator'), message: say('indicatorMessage') });
    }
  }

  const texts = [
    ...(['reason', 'evidence'] as const).map(down),
    ...(added > 0 ? (['unit', 'indicator'] as const).map(inNamed) : []),
  ];
  const inputs = [down('points'), ...texts];
  const head = scoreHead(component, place);
  return {
    key: `score:${component.id}`,
    name: place.tab,
    blocks: [...head.blocks, { at: cellAddress(headerRow, 0), cells: [header, ...body] }, ...counted.blocks],
    tables: [
      { name: tableName(component.id), at: blockAddress(headerRow, 0, body.length + 1, scoreColumns.length) },
      ...counted.tables,
    ],
    validations,
    faultMarks: faultMarks(rows.length, added, say),
    // What is typed there is a text: Excel would make a date of 11-5 and cut a long number.
    numberFormats: [...texts.map((at) => ({ at, format: '@' })), ...counted.numberFormats],
    styles: [
      ...head.styles,
      { at: blockAddress(headerRow, 0, 1, scoreColumns.length), style: 'header' },
      { at: down('score'), style: 'formula' },
      { at: down('state'), style: 'formula' },
      ...inputs.map((at) => ({ at, style: 'input' as const })),
      ...counted.styles,
    ],
    columns: [
      ...scoreColumns.map((name, index) => ({
        at: `${columnLetters(index)}:${columnLetters(index)}`,
        width: columnWidth(name === 'unit' || name === 'indicator' ? named(index) : [], {
          least: widths[name],
          most: 240,
        }),
        ...(name === 'key' || (name === 'indicator' && !hasIndicators(component)) ? { hidden: true } : {}),
      })),
      ...counted.columns,
    ],
    inputs,
    freeze: { rows: headerRow + 1, columns: column('unit') + 1 },
    print: { landscape: true, titleRows: `$${headerRow + 1}:$${headerRow + 1}` },
  };
}
