// Why a file is not read: one code for each thing that its sender can do something about.

export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'unpacks-too-large'
  | 'too-many-parts'
  | 'too-many-sheets'
  | 'too-many-cells'
  | 'cell-too-far'
  | 'too-many-merges'
  | 'too-many-texts'
  | 'text-too-long'
  | 'encrypted'
  | 'declares-entities'
  | 'no-workbook'
  | 'other-format'
  | 'too-old'
  | 'no-sheets'
  | 'unreadable-text'
  | 'damaged'
  | 'other-organisation'
  | 'several-codes';

/** What the sentence of a code names: a sheet, a cell, how much may be; never what else stands in the file. */
export type RefusalDetail = Readonly<Record<string, string | number>>;

/** Thrown when a file is not read; nothing of it was used. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(
    readonly code: FileRefusal,
    readonly detail: RefusalDetail = {},
    options?: ErrorOptions,
  ) {
    super(`file refused: ${code} ${JSON.stringify(detail)}`, options);
  }
}
