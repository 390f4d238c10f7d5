import { entryOf, matrixOf } from '../../../addin/preview/host/members/cell-entry';

describe('what becomes of a value that the add-in writes', () => {
  test.each([
    [12.5, 'General', { value: 12.5 }],
    ['12.5', 'General', { value: 12.5 }],
    ['12.5', '@', { value: '12.5', forceText: true }],
    ["'=1+1", 'General', { value: '=1+1', forceText: true }],
    ['=1+1', 'General', { formula: '=1+1' }],
    ['=1+1', '@', { value: '=1+1', forceText: true }],
    ['=', 'General', { value: '=' }],
    ['true', 'General', { value: true }],
    ['甲', 'General', { value: '甲' }],
    ['', 'General', null],
    [null, 'General', undefined],
  ])('%p in a cell with format %s', (value, format, entry) => {
    expect(entryOf(value, format)).toEqual(entry);
  });

  test('a matrix of another size is refused', () => {
    const cells = { row: 0, column: 0, rows: 2, columns: 1 };
    expect(() => matrixOf(1, cells, 'values')).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
    expect(() => matrixOf([[1]], cells, 'values')).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
    expect(() => matrixOf([[1], [2, 3]], cells, 'values')).toThrow(
      expect.objectContaining({ code: 'InvalidArgument' }),
    );
  });
});
