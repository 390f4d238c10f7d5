// Writes cells into the XML of a worksheet and touches nothing else: looks, checks and formulas stay as their program wrote them.
import { addressStart, cellAddress } from '../../../shared/sheets/address';
import type { Cell } from '../../../shared/sheets/plan';
import { fileText } from './file-text';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A cell as XML; `prefix` is that of the names around it, `style` its `s` attribute. */
function cellXml(prefix: string, address: string, style: string, cell: Cell): string {
  const [open, close] = [`<${prefix}c r="${address}"${style}`, `</${prefix}c>`];
  if (cell === null || cell === '') return `${open}/>`;
  if (typeof cell === 'number') return `${open}><${prefix}v>${cell}</${prefix}v>${close}`;
  if (typeof cell === 'object')
    return `${open}><${prefix}f>${escaped(cell.formula.replace(/^=/, ''))}</${prefix}f>${close}`;
  const text = escaped(fileText(cell));
  return `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>${close}`;
}

type Row = ReadonlyMap<number, Cell>;

const rowPattern = /<(\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>[\s\S]*?<\/(?:\w+:)?c>)/g;

/** A row's cells with others in their places, in the order of their columns. */
function patchedRow(prefix: string, row: number, xml: string, written: Row): string {
  const cells = new Map<number, string>();
  let next = 0;
  for (const [cell, attributes = ''] of xml.matchAll(cellPattern)) {
    const column = addressStart(/\br="([^"]*)"/.exec(attributes)?.[1] ?? '')?.column ?? next;
    next = column + 1;
    const replaced = written.get(column);
    const style = /\ss="\d+"/.exec(attributes)?.[0] ?? '';
    cells.set(column, replaced === undefined ? cell : cellXml(prefix, cellAddress(row, column), style, replaced));
  }
  for (const [column, cell] of written) {
    if (!cells.has(column)) cells.set(column, cellXml(prefix, cellAddress(row, column), '', cell));
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([, cell]) => cell)
    .join('');
}

const byRow = (written: ReadonlyMap<string, Cell>): Map<number, Map<number, Cell>> => {
  const rows = new Map<number, Map<number, Cell>>();
  for (const [place, cell] of written) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    rows.set(row, (rows.get(row) ?? new Map<number, Cell>()).set(column, cell));
  }
  return rows;
};

/** The worksheet with these cells, by `row,column`. */
export function patchedSheet(xml: string, written: ReadonlyMap<string, Cell>): string {
  const data = /(<(\w+:)?sheetData\b[^>]*?)(?:\/>|>([\s\S]*)<\/(?:\w+:)?sheetData>)/.exec(xml);
  if (data === null || written.size === 0) return xml;
  const [whole, open = '', prefix = '', inside = ''] = data;
  const waiting = byRow(written);
  const rows: [number, string][] = [];
  let next = 0;
  for (const [row, , attributes = '', cells = ''] of inside.matchAll(rowPattern)) {
    const at = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? next + 1) - 1;
    next = at + 1;
    const patch = waiting.get(at);
    waiting.delete(at);
    // The columns that a row says it spans may be more now; it need not say so.
    const said = attributes.replace(/\sspans="[^"]*"/, '');
    rows.push([at, patch ? `<${prefix}row${said}>${patchedRow(prefix, at, cells, patch)}</${prefix}row>` : row]);
  }
  for (const [at, patch] of waiting) {
    rows.push([at, `<${prefix}row r="${at + 1}">${patchedRow(prefix, at, '', patch)}</${prefix}row>`]);
  }
  const inOrder = rows
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)
    .join('');
  return xml.replace(whole, () => `${open}>${inOrder}</${prefix}sheetData>`);
}
