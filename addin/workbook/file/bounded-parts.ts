// The parts of an .xlsx before anything parses them: nothing declared, no cell too far, not too much of anything; blank cells left out.
import { zipSync, type Zippable } from 'fflate';
import { addressStart } from '../../../shared/sheets/address';
import { bounds } from './bounds';
import { FileRefused } from './file-refused';
import type { Unpacked } from './unpack';

const foreign: readonly (readonly [format: string, part: RegExp])[] = [
  ['word', /^word\/document\.xml$/i],
  ['slides', /^ppt\/presentation\.xml$/i],
  ['ods', /^(mimetype|content\.xml)$/i],
  ['xlsb', /^xl\/workbook\.bin$/i],
  ['numbers', /^Index\/.*\.iwa$/i],
];

/** Refuses what is a zip, but holds no workbook. */
function refuseForeign(names: ReadonlySet<string>): void {
  for (const [format, part] of foreign) {
    if ([...names].some((name) => part.test(name))) throw new FileRefused('other-format', { format });
  }
  if (!names.has('[Content_Types].xml')) throw new FileRefused('no-workbook');
}

const blankCell = /<(?:\w+:)?c\s(?=[^<>]*\br=")[^<>]*(?:\/>|><\/(?:\w+:)?c>)/g;
const anyCell = /<(?:\w+:)?c(?:\s[^<>]*)?>/g;

/** How far behind the last cell that holds something a blank one is still taken for a part of the sheet. */
export const margin = { rows: 300, columns: 20 };

/** A worksheet without its blank cells: one that is only formatted may stand in the last corner. Those close by are kept where they are asked for. */
function withoutBlanks(part: string, xml: string, keepsBlanks: boolean): { xml: string; cells: number } {
  const lean = xml.replace(blankCell, '');
  let [cells, lastRow, lastColumn] = [0, 0, 0];
  for (const [cell] of lean.matchAll(anyCell)) {
    cells++;
    const place = addressStart(/\br="([A-Za-z]+[0-9]+)"/.exec(cell)?.[1] ?? '');
    if (place === null) continue;
    [lastRow, lastColumn] = [Math.max(lastRow, place.row), Math.max(lastColumn, place.column)];
    if (place.row >= bounds.rows || place.column >= bounds.columns) {
      const { rows, columns } = bounds;
      throw new FileRefused('cell-too-far', { part, row: place.row + 1, column: place.column + 1, rows, columns });
    }
  }
  if ((lastRow + 1) * (lastColumn + 1) > bounds.area) throw new FileRefused('too-many-cells', { most: bounds.cells });
  const merges = lean.match(/<(?:\w+:)?mergeCell\s/g)?.length ?? 0;
  if (merges > bounds.merges) throw new FileRefused('too-many-merges', { most: bounds.merges });
  if (!keepsBlanks) return { xml: lean, cells };
  const close = xml.replace(blankCell, (cell) => {
    const place = addressStart(/\br="([A-Za-z]+[0-9]+)"/.exec(cell)?.[1] ?? '');
    const isClose = place !== null && place.row <= lastRow + margin.rows && place.column <= lastColumn + margin.columns;
    if (isClose) cells++;
    return isClose ? cell : '';
  });
  return { xml: close, cells };
}

/** An .xlsx of the same cells that is safe to parse: stored anew, from nothing but what was looked at. */
export function boundedXlsx({ parts, names }: Unpacked, keepsBlanks: boolean): Uint8Array {
  refuseForeign(names);
  const again: Zippable = {};
  let cells = 0;
  let sheets = 0;
  for (const [name, bytes] of parts) {
    const xml = new TextDecoder().decode(bytes);
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new FileRefused('declares-entities');
    if (!/<(?:\w+:)?sheetData\b/.test(xml)) {
      const texts = xml.match(/<(?:\w+:)?si\b/g)?.length ?? 0;
      if (texts > bounds.texts) throw new FileRefused('too-many-texts', { most: bounds.texts });
      again[name] = bytes;
      continue;
    }
    if (++sheets > bounds.sheets) throw new FileRefused('too-many-sheets', { most: bounds.sheets });
    const lean = withoutBlanks(name, xml, keepsBlanks);
    cells += lean.cells;
    if (cells > bounds.cells) throw new FileRefused('too-many-cells', { most: bounds.cells });
    again[name] = new TextEncoder().encode(lean.xml);
  }
  return zipSync(again, { level: 0 });
}
