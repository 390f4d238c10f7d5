import { bounding, formatRect, parseAddress, shifted } from '../../../addin/preview/address';

const rect = (address: string) => {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(`${address} is no address`);
  return parsed.rect;
};

describe('addresses of the preview workbook', () => {
  test.each(['A1', 'XFD1048576', 'B2:C4', 'B:D', '2:3'])('%s is read and written back', (address) => {
    expect(formatRect(rect(address))).toBe(address);
  });

  test('corners may come in any order and absolute', () => {
    expect(formatRect(rect('$C$4:B2'))).toBe('B2:C4');
  });

  test("a sheet's name is taken out of its quotation marks", () => {
    expect(parseAddress("'党务 2026''10'!B2")).toMatchObject({ sheetName: "党务 2026'10" });
  });

  test.each(['', 'A', '7', 'A0', 'XFE1', 'A1048577', 'A1:B', 'A1:B2:C3', 'hello'])('%s is no address', (address) => {
    expect(parseAddress(address)).toBeNull();
  });

  test('what lies below inserted rows moves, what contains them grows', () => {
    expect(shifted(rect('A5:B6'), 'row', 2, 3)).toEqual(rect('A8:B9'));
    expect(shifted(rect('A2:B6'), 'row', 3, 2)).toEqual(rect('A2:B8'));
    expect(shifted(rect('A1:B2'), 'row', 4, 1)).toEqual(rect('A1:B2'));
  });

  test('what lies within taken-out rows is gone, what reaches beyond them shrinks', () => {
    expect(shifted(rect('A3:B4'), 'row', 1, -5)).toBeNull();
    expect(shifted(rect('A2:B6'), 'row', 3, -2)).toEqual(rect('A2:B4'));
    expect(shifted(rect('A5:B6'), 'row', 0, -2)).toEqual(rect('A3:B4'));
  });

  test('two rectangles have a common frame', () => {
    expect(formatRect(bounding(rect('B2'), rect('D7:E8')))).toBe('B2:E8');
  });
});
