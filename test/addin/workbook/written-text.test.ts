// What is written into a workbook comes out as it went in.
import { written } from '../../../addin/workbook/cell-text';
import { headName, pieceName, piecesOf } from '../../../addin/workbook/kept-text';
import { readCell } from '../../../addin/workbook/read-cell';
import { parseSheetKeys, sheetKeysText, type SheetKeys } from '../../../addin/workbook/sheet-keys';
import { ZodError } from 'zod';

describe('a text in a cell', () => {
  it.each(['=1+1', '+86', '-5', '@all', "'引号", '2026-10', '007', 'TRUE', '=HYPERLINK("x")'])(
    '%s stays text',
    (text) => {
      expect(written(text)).toBe(`'${text}`);
    },
  );

  it('leaves numbers, formulas, blanks and empty texts what they are', () => {
    expect(written(0)).toBe(0);
    expect(written({ formula: '=JX.ROUNDSCORE(1.005)' })).toBe('=JX.ROUNDSCORE(1.005)');
    expect(written(null)).toBeNull();
    expect(written('')).toBe('');
  });
});

describe('a cell that is read', () => {
  it('is blank only where nothing stands in it', () => {
    expect(readCell('', 'Empty')).toEqual({ kind: 'blank' });
    expect(readCell('', 'String')).toEqual({ kind: 'text', value: '' });
    expect(readCell(0, 'Double')).toEqual({ kind: 'number', value: 0 });
    expect(readCell(false, 'Boolean')).toEqual({ kind: 'boolean', value: false });
    expect(readCell('#N/A', 'Error')).toEqual({ kind: 'error', value: '#N/A' });
    const shown = { shown: '2026/10/15', format: 'yyyy/m/d' };
    expect(readCell(46310, 'Double', shown)).toEqual({ kind: 'number', value: 46310, ...shown });
    expect(() => readCell({}, 'RichValue')).toThrow(TypeError);
  });
});

describe('a text kept within the workbook', () => {
  it('is cut into pieces that join to the same text', () => {
    const text = `${'绩'.repeat(7_999)}😀${'x'.repeat(20_000)}`;
    const pieces = piecesOf(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => piece.length <= 8_000 && !/[\uD800-\uDBFF]$/.test(piece))).toBe(true);
    expect(piecesOf('')).toEqual([]);
  });

  it('has names of its own for its pieces', () => {
    expect(new Set([headName('a'), pieceName('a', 0), pieceName('a', 1), headName('b')]).size).toBe(4);
  });
});

describe('the map of sheets', () => {
  it('comes back as it was kept', () => {
    const keys: SheetKeys = new Map([
      ['notes', { id: '{1}' }],
      ['results:details', { id: '{2}', asLaid: { name: '明细', content: 'digest' } }],
    ]);
    expect(parseSheetKeys(sheetKeysText(keys))).toEqual(keys);
    expect(parseSheetKeys(null).size).toBe(0);
  });

  it('reads one in which sheets are ids alone', () => {
    expect(parseSheetKeys('{"notes":"{1}"}')).toEqual(new Map([['notes', { id: '{1}' }]]));
  });

  it.each(['[]', '{"a":1}', '{"a":{}}', '"x"', 'null'])('refuses what is none: %s', (text) => {
    expect(() => parseSheetKeys(text)).toThrow(ZodError);
  });
});
