// Plain text from the clipboard as the cells that it stands for: what Excel, LibreOffice and browsers write there for a table.

/** One cell with what ends it. A quoted one may hold tabs, line ends and doubled quotes. */
const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;

/**
 * The rows of a pasted text (粘贴的表格): cells between tabs, rows between line ends; blank ones count, wherever they stand.
 * @example pastedCells('\n2\t少"一次"\n') // [[''], ['2', '少"一次"']]
 */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  cell.lastIndex = 0;
  for (;;) {
    const [, quoted, plain = '', end = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    // The last row may end with a line end like the others.
    if (end === '' || cell.lastIndex === text.length) return rows;
    if (end !== '\t') rows.push([]);
  }
}
