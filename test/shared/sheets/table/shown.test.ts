// What a cell shows is what is read of it as a text.
import { isDate, shownText } from '../../../../shared/sheets/table/shown';

const cell = (value: number, shown: string, format = 'General') => ({ kind: 'number', value, shown, format }) as const;

describe('the text of a number in a cell', () => {
  it('is what the cell shows', () => {
    expect(shownText(cell(46310, '2026/10/15', 'yyyy/m/d'))).toBe('2026/10/15');
    expect(shownText(cell(7, '007', '000'))).toBe('007');
    expect(shownText(cell(0.1 + 0.2, '0.3'))).toBe('0.3');
  });

  it('is exact where the cell cuts it short', () => {
    expect(shownText(cell(202610150001234, '2.0261E+14'))).toBe('202610150001234');
    expect(shownText(cell(2.02610150001234e21, '2.0261E+21'))).toBe('2026101500012340000000');
    expect(shownText(cell(1e-7, '1E-07'))).toBe('0.0000001');
    expect(shownText(cell(12345.5, '####'))).toBe('12345.5');
    expect(shownText(cell(46310, '########', 'yyyy/m/d'))).toBe('2026-10-15');
  });

  it('is its digits where the source does not know how it is shown', () => {
    expect(shownText({ kind: 'number', value: 101 })).toBe('101');
    expect(shownText({ kind: 'number', value: 0.1 * 3 })).toBe('0.3');
  });
});

describe('a date', () => {
  it.each(['yyyy/m/d', 'm"月"d"日"', '[$-804]yyyy"年"m"月"', 'h:mm AM/PM', '[mm]:ss', '[$-F800]dddd, mmmm dd, yyyy'])(
    'is told by its format %s',
    (format) => {
      expect(isDate(cell(46310, '', format))).toBe(true);
    },
  );

  it.each(['General', '0.00', '0" days"', '#,##0.00_);[Red](#,##0.00)', '0.0E+00', '[$¥-804]#,##0', '@', '0\\d'])(
    'is not what has the format %s',
    (format) => {
      expect(isDate(cell(46310, '', format))).toBe(false);
    },
  );
});
