// Files of text: CSV and TSV, and web pages that systems call .xls; every cell is read as the text that stands there, nothing guessed.
import { detectDelimiter, fromHtml, parseCsv, type CellValue } from 'hucre';
import type { GridCell, SheetGrid } from '../../../shared/sheets/grid';
import { bounds } from './bounds';
import { FileRefused } from './file-refused';
import type { OpenedFile } from './opened-file';

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file: UTF-8 where every byte of it is, else what Chinese programs write, else with its mark UTF-16. */
function textOf(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text =
    isLittle || isBig
      ? strictly(bytes, isLittle ? 'utf-16le' : 'utf-16be')
      : (strictly(bytes, 'utf-8') ?? strictly(bytes, 'gb18030'));
  // eslint-disable-next-line no-control-regex -- controls are what tells bytes from text
  if (text === null || /[\u0000-\u0008\u000e-\u001f]/.test(text)) throw new FileRefused('unreadable-text');
  return text;
}

function cellOf(value: CellValue): GridCell {
  const text = value === null ? '' : String(value);
  if (text.length > bounds.textLength) throw new FileRefused('text-too-long', { most: bounds.textLength });
  return text === '' ? { kind: 'blank' } : { kind: 'text', value: text };
}

function gridOf(name: string, values: readonly (readonly CellValue[])[], merges: SheetGrid['merges']): SheetGrid {
  let cells = 0;
  if (values.length > bounds.rows) throw new FileRefused('too-many-cells', { most: bounds.cells });
  const rows = values.map((row) => {
    const read = row.map(cellOf);
    while (read.at(-1)?.kind === 'blank') read.pop();
    cells += read.length;
    if (cells > bounds.cells) throw new FileRefused('too-many-cells', { most: bounds.cells });
    return read;
  });
  while (rows.at(-1)?.length === 0) rows.pop();
  return { name, isHidden: false, rows, merges, hiddenRows: new Set(), hiddenColumns: new Set() };
}

const opened = (sheet: SheetGrid): OpenedFile => ({ sheets: [sheet], tables: [], properties: new Map() });

/** A file of values with something between them; `sep=;` in its first line says what, as Excel has it. */
export function openValues(bytes: Uint8Array, name: string): OpenedFile {
  const text = textOf(bytes);
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const rest = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? detectDelimiter(rest);
  const values = parseCsv(rest, { delimiter, typeInference: false, skipEmptyRows: false });
  return opened(gridOf(name, values, []));
}

/** The table of a web page. */
export function openPage(bytes: Uint8Array, name: string): OpenedFile {
  const text = textOf(bytes);
  if (!/<table/i.test(text)) throw new FileRefused('no-workbook');
  const { rows, merges = [] } = fromHtml(text, { typeInference: false, classes: false });
  const areas = merges.map(({ startRow, startCol, endRow, endCol }) => ({
    top: startRow,
    left: startCol,
    bottom: Math.min(endRow, rows.length - 1),
    right: endCol,
  }));
  return opened(gridOf(name, rows, areas));
}
