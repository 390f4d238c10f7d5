// The made period as an OpenDocument spreadsheet, one row a unit, as an assessment office would keep it.
import type { Component } from '../shared/scheme/scheme';
import { isRanked, type Results } from '../shared/scoring/results';
import type { MadePeriod } from './made-period';

/** Rows above the units: the headings and the weights. */
const headRows = 2;

const namespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
].join(' ');

type Cell = string | number | { readonly formula: string };

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
  if (typeof cell === 'string')
    return `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`;
  const escaped = cell.formula
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('>', '&gt;')
    .replaceAll('<', '&lt;');
  return `<table:table-cell table:formula="of:=${escaped}"/>`;
}

const rowOf = (cells: readonly Cell[]) => `<table:table-row>${cells.map(cellOf).join('')}</table:table-row>`;

/** The letters of a column, counted from 0: A, B, …, Z, AA, … */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/**
 * A flat OpenDocument workbook: unit, category, host, points of all indicators, then component scores, assessed score,
 * counterpart, final score, place, place from the bottom, units of the category and bonus: as formulas without stored values,
 * or, where `results` are given, as those values.
 */
export function workbookOf({ scheme, sheets }: MadePeriod, results: Results | null): string {
  const { units, components, blend } = scheme;
  if (blend === undefined) throw new Error('the workbook serves the made period only');
  const points = new Map(
    sheets.map((sheet) => [`${sheet.unit}~${sheet.component}`, sheet.lines.map((line) => line.points)]),
  );
  const each = components[0]?.indicators?.length ?? 0;
  const [firstPoint, last] = [3, headRows + units.length];
  const firstScore = firstPoint + components.length * each;
  const [assessed, counterpart, final, place, fromBottom, of] = Array.from({ length: 6 }, (_, i) =>
    letters(firstScore + components.length + i),
  ) as [string, string, string, string, string, string];
  const whole = (column: string) => `[.$${column}$${headRows + 1}:.$${column}$${last}]`;
  const range = (from: number, to: number, row: string | number) => `[.${letters(from)}${row}:.${letters(to)}${row}]`;

  const componentFormula = ({ method, marks }: Component, c: number, row: number): string => {
    const sum = `SUM(${range(firstPoint + c * each, firstPoint + (c + 1) * each - 1, row)})`;
    if (method === 'rate') return sum;
    return method === 'add' ? `MIN(${String(marks)};${sum})` : `MAX(0;${String(marks)}-${sum})`;
  };
  const formulas = (row: number, isHost: boolean): Cell[] => {
    const at = (column: string) => `[.${column}${row}]`;
    const weights = `[.$${letters(firstScore)}$2:.$${letters(firstScore + components.length - 1)}$2]`;
    const share = isHost ? blend.hostTakes : blend.memberTakes;
    const better = (sign: '>' | '<') => `COUNTIFS(${whole('B')};${at('B')};${whole(final)};"${sign}"&${at(final)})+1`;
    const half = `INT(${at(of)}/2)`;
    const tier = (column: string, percent: string) =>
      `IF(AND(${at(column)}<=2;${at(column)}<=${half});CHOOSE(${at(column)};${percent});`;
    return [
      ...components.map((component, c) => componentFormula(component, c, row)),
      `SUMPRODUCT(${weights};${range(firstScore, firstScore + components.length - 1, row)})`,
      isHost
        ? `AVERAGEIFS(${whole(assessed)};${whole('C')};${at('A')})`
        : `INDEX(${whole(assessed)};MATCH(${at('C')};${whole('A')};0))`,
      `ROUND((1-${share})*${at(assessed)}+${share}*${at(counterpart)};2)`,
      better('>'),
      better('<'),
      `COUNTIF(${whole('B')};${at('B')})`,
      `${tier(place, '20;15')}${tier(fromBottom, '-20;-15')}0))`,
    ].map((formula) => ({ formula }));
  };
  const values = (u: number): Cell[] => {
    const unit = results?.units[u];
    if (unit === undefined || !isRanked(unit)) throw new Error('the made period is complete');
    const bonus = unit.rewards[0]?.effects.chief?.bonusPercent ?? 0;
    const scores = components.map(({ id }) => unit.components[id] ?? 0);
    return [
      ...scores,
      unit.assessed,
      unit.counterpart ?? 0,
      unit.final,
      unit.place,
      unit.placeFromBottom,
      unit.of,
      bonus,
    ];
  };

  const blank = Array.from({ length: firstScore }, () => '');
  const rows = units.map(({ id, category, host }, u): Cell[] => [
    id,
    category,
    host ?? '',
    ...components.flatMap((component) => points.get(`${id}~${component.id}`) ?? []),
    ...(results === null ? formulas(headRows + 1 + u, host === undefined) : values(u)),
  ]);
  const head: Cell[][] = [
    [
      ...blank,
      ...components.map(({ id }) => id),
      'assessed',
      'counterpart',
      'final',
      'place',
      'fromBottom',
      'of',
      'bonus',
    ],
    [...blank, ...components.map(({ weight }) => weight ?? 1)],
  ];
  const table = [...head, ...rows].map(rowOf).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="Scores">
${table}
</table:table></office:spreadsheet></office:body></office:document>
`;
}

/** Final score and place of each unit, out of the converted workbook. */
export function readBack(csv: string): ReadonlyMap<string, { readonly final: number; readonly place: number }> {
  const rows = csv.trim().split('\n').slice(headRows);
  return new Map(
    rows.map((row) => {
      const cells = row.split(',');
      return [cells[0] ?? '', { final: Number(cells.at(-5)), place: Number(cells.at(-4)) }];
    }),
  );
}
