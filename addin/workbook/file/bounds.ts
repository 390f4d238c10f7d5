// How much a file may hold: far above every real workbook of an office, far below what stalls a browser.
export const bounds = {
  /** bytes of the file as it was chosen */
  fileBytes: 30_000_000,
  /** bytes of all its parts, unpacked; real files stay below 50 MB */
  unpackedBytes: 300_000_000,
  parts: 5_000,
  sheets: 256,
  /** cells that hold something, on all sheets */
  cells: 2_000_000,
  /** the last row and column in which something may stand */
  rows: 200_000,
  columns: 2_000,
  /** cells of a sheet from A1 to its last one */
  area: 10_000_000,
  merges: 100_000,
  /** characters of one cell, as Excel has it, and of all texts that cells share */
  textLength: 32_767,
  texts: 1_000_000,
} as const;
