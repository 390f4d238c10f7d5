// A result sheet as an official document (公文表格): centred title, whose and of when it is, lines, shades, who signed, and what proves it.
import { lineTexts, type Imprint } from '../../documents/imprint';
import type { Language } from '../../scheme/text';
import { periodInFull } from '../../text/calendar-text';
import { namesListed } from '../../text/lists';
import { message } from '../../text/sentences';
import { addressStart, blockAddress, cellAddress } from '../address';
import { textWidth } from '../column-width';
import type { Address, BlockPlan, Cell, LookPlan, SheetPlan } from '../plan';

/** In what the figures of a sheet are counted. */
export type FigureUnit = 'points' | 'yuan' | 'percent';

export interface Official {
  readonly language: Language;
  readonly period: string;
  /** null where a sheet stands without its results: nobody vouches for it */
  readonly imprint: Imprint | null;
  /** the code of the imprint's address as a PNG in base64 */
  readonly qr: string | null;
}

/** 小标宋 is what titles of Chinese official documents are set in; where it is not there, another serif takes its place. */
const fonts = {
  'zh-CN': { title: { name: '方正小标宋简体', serif: true }, text: { name: '宋体', serif: true } },
  'en-US': { title: { name: 'Times New Roman', serif: true }, text: { name: 'Times New Roman', serif: true } },
} as const;
const [TITLE, TEXT] = [20, 10.5];
const QR = 60;
/** A portrait page of A4 without its margins, in points; a little more is made to fit. */
const PORTRAIT = 560;
/** Longer sheets leave it to Excel how high their rows are. */
const longest = 1000;
const [ROW, LINE] = [21, 15];

interface Area {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
}

const areaOf = ({ at, cells }: BlockPlan): Area => ({ ...(addressStart(at) ?? { row: 0, column: 0 }), cells });

const endRow = (at: Address): number => addressStart(at.split(':').at(-1) ?? at)?.row ?? 0;

function widthsOf({ columns = [] }: SheetPlan, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const planned = columns.findLast(({ at }) => {
      const [from = '', to = from] = at.split(':').map((letters) => addressStart(`${letters}1`)?.column ?? 0);
      return Number(from) <= index && index <= Number(to);
    });
    return planned?.width ?? 48;
  });
}

/** The blocks of headers, as their style says. */
function headersIn({ styles = [] }: SheetPlan): Header[] {
  return styles.flatMap(({ at, style }) => {
    if (style !== 'header') return [];
    const [from, to] = [addressStart(at), addressStart(at.split(':').at(-1) ?? at)];
    return from === null || to === null ? [] : [{ at, from, to }];
  });
}

interface Header {
  readonly at: Address;
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

/** Whether a column holds figures, and nothing else. */
function isOfFigures(rows: readonly (readonly Cell[])[], column: number): boolean {
  let isFilled = false;
  for (const row of rows) {
    const cell = row[column];
    if (cell === null || cell === undefined) continue;
    if (typeof cell !== 'number') return false;
    isFilled = true;
  }
  return isFilled;
}

/** Lines and alignment of a block: below its headers figures stand to the right, texts to the left. */
function looksOf({ row, column, cells }: Area, headers: readonly Header[], language: Language): LookPlan[] {
  const columns = cells[0]?.length ?? 0;
  const last = column + columns - 1;
  const isHeader = (at: number): boolean =>
    headers.some(({ from, to }) => from.row <= at && at <= to.row && from.column <= last && last <= to.column);
  const first = cells.findIndex((_, at) => !isHeader(row + at));
  const body = first === -1 ? [] : cells.slice(first);
  const whole = blockAddress(row, column, cells.length, columns);
  return [
    { at: whole, font: fonts[language].text, size: TEXT, bordered: true, wrapped: true },
    ...(body.length === 0 ? [] : (cells[0] ?? [])).map((_, at): LookPlan => ({
      at: blockAddress(row + first, column + at, body.length, 1),
      align: isOfFigures(body, at) ? 'right' : 'left',
    })),
  ];
}

/** How high the rows of a block are for every text in it to be read. */
function heightsOf({ row, column, cells }: Area, widths: readonly number[]): { row: number; height: number }[] {
  return cells.map((line, at) => {
    const lines = line.map((cell, index) => {
      if (typeof cell !== 'string') return 1;
      const room = Math.max(24, (widths[column + index] ?? 48) - 10);
      return cell.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(textWidth(part) / room)), 0);
    });
    return { row: row + at, height: ROW + (Math.max(1, ...lines) - 1) * LINE };
  });
}

/** Rows of one height, one after another, as one. */
function inRuns(heights: readonly { readonly row: number; readonly height: number }[]) {
  const runs: { from: number; to: number; height: number }[] = [];
  for (const { row, height } of [...heights].sort((a, b) => a.row - b.row)) {
    const last = runs.at(-1);
    if (last !== undefined && last.to >= row - 1) {
      // Two blocks beside each other share their rows: the higher one counts.
      if (last.to === row) last.height = Math.max(last.height, height);
      else if (last.height === height) last.to = row;
      else runs.push({ from: row, to: row, height });
    } else runs.push({ from: row, to: row, height });
  }
  return runs.map(({ from, to, height }) => ({ at: `${from + 1}:${to + 1}`, height }));
}

/** Where the second row is cut: to the left whose and of when, to the right in what it is counted. */
function cutOf(widths: readonly number[]): number {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let sum = 0;
  const at = widths.findIndex((width) => (sum += width) >= whole * 0.62);
  return Math.min(Math.max(1, at + 1), widths.length - 1);
}

/** What stands below the title: who issues it, the period, what is still to come. */
function underTitle({ language, period, imprint }: Official): string {
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  return [
    ...(imprint === null || imprint.organisation === null
      ? []
      : [say('document.organisation', { name: imprint.organisation })]),
    say('document.period', { period: periodInFull(language, period) }),
    ...(imprint?.standing ? [imprint.standing] : []),
  ].join('\u3000');
}

/**
 * A sheet as an official document (公文表格): what it says stays where it is. `units` is in what its figures are counted; none
 * where they are only numbers of something; `notes` stand below it. Every printed page repeats the header and says which of how many it is.
 */
export function officialSheet(
  plan: SheetPlan,
  official: Official,
  units: readonly FigureUnit[],
  notes: readonly string[] = [],
): SheetPlan {
  const { language, imprint, qr } = official;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const { title: titleFont, text: font } = fonts[language];
  const areas = plan.blocks.map(areaOf).filter(({ row }) => row > 0);
  const columns = Math.max(2, ...areas.map(({ column, cells }) => column + (cells[0]?.length ?? 0)));
  const widths = widthsOf(plan, columns);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const last = Math.max(
    ...areas.map(({ row, cells }) => row + cells.length - 1),
    ...(plan.charts ?? []).map(({ at }) => endRow(at)),
  );
  const cut = cutOf(widths);
  const counted =
    units.length === 0
      ? null
      : namesListed(
          language,
          units.map((unit) => say(`document.unit.${unit}`)),
        );
  const foot: readonly { readonly text: string; readonly height: number }[] = [
    ...notes.map((text) => ({ text, height: ROW })),
    ...(imprint === null
      ? []
      : [
          { text: lineTexts(imprint, language).join('\u3000\u3000'), height: 30 },
          { text: say('document.digest', { digest: imprint.digest, address: imprint.page }), height: 39 },
        ]),
  ].map(({ text, height }) => ({
    text,
    height: Math.max(height, ROW + Math.floor(textWidth(text) / Math.max(1, width - 12)) * LINE),
  }));
  const footRow = last + 2;
  const headers = headersIn(plan);
  const rows = areas.reduce((sum, { cells }) => sum + cells.length, 0);
  const rowOf = (row: number) => blockAddress(row, 0, 1, columns);
  return {
    ...plan,
    blocks: [
      ...plan.blocks,
      { at: 'A2', cells: [[underTitle(official)]] },
      ...(counted === null ? [] : [{ at: cellAddress(1, cut), cells: [[say('document.unit', { units: counted })]] }]),
      ...foot.map(({ text }, index) => ({ at: cellAddress(footRow + index, 0), cells: [[text]] })),
    ],
    // Their looks are those of the document: black on what the reader's workbook has for white.
    styles: (plan.styles ?? []).filter(({ style }) => style !== 'title' && style !== 'header'),
    ...(plan.tables && { tables: plan.tables.map((table) => ({ ...table, plain: true as const })) }),
    merges: [
      rowOf(0),
      ...(cut > 1 ? [blockAddress(1, 0, 1, cut)] : []),
      ...(columns - cut > 1 ? [blockAddress(1, cut, 1, columns - cut)] : []),
      ...foot.map((_, index) => rowOf(footRow + index)),
    ],
    looks: [
      { at: rowOf(0), font: titleFont, size: TITLE, bold: false, align: 'center', wrapped: true },
      { at: blockAddress(1, 0, 1, cut), font, size: TEXT, align: 'left' },
      { at: blockAddress(1, cut, 1, columns - cut), font, size: TEXT, align: 'right' },
      ...areas.flatMap((area) => looksOf(area, headers, language)),
      ...headers.map(({ at }): LookPlan => ({ at, bold: true, shaded: true, align: 'center' })),
      ...foot.map((_, index): LookPlan => ({
        at: rowOf(footRow + index),
        font,
        size: TEXT,
        align: 'left',
        wrapped: true,
      })),
    ],
    rowHeights: [
      { at: '1:1', height: qr === null ? 42 : QR + 6 },
      { at: '2:2', height: ROW },
      ...(rows > longest ? [] : inRuns(areas.flatMap((area) => heightsOf(area, widths)))),
      ...foot.map(({ height }, index) => ({ at: `${footRow + index + 1}:${footRow + index + 1}`, height })),
    ],
    ...(qr !== null &&
      imprint !== null && {
        images: [
          {
            ...{ at: 'A1', png: qr, width: QR, height: QR },
            alt: say('document.qr', { address: imprint.address }),
          },
        ],
      }),
    ...(plan.print && {
      print: {
        ...plan.print,
        landscape: width > PORTRAIT,
        footer: say('document.page', { page: '&P', pages: '&N' }),
      },
    }),
  };
}
