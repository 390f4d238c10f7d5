// The code of a score workbook that people see (工作簿代码): what is left to know it by where a program keeps nothing but cells.
import { textDigest } from '../text/text-digest';

export interface CodedWorkbook {
  readonly scheme: string;
  readonly period: string;
  /** the group that fills it, or the host whose head does */
  readonly group: string;
}

/** Told apart from a group of the same id: no id holds a colon. */
const hostMark = 'host:';

/**
 * Whose workbook it is, for its code.
 * @example codedGroup('party', null) // 'party'
 */
export function codedGroup(group: string, host: string | null): string {
  return host === null ? group : `${hostMark}${host}`;
}

/**
 * The host in the place of a group; null where it is one.
 * @example codedHost('host:b01') // 'b01'
 */
export function codedHost(group: string): string | null {
  return group.startsWith(hostMark) ? group.slice(hostMark.length) : null;
}

/** The code of a workbook (工作簿代码): `SB-<scheme>-<period>-<group>-<digest>`; the digest is of what tells it from others. */
export async function workbookCode({ scheme, period, group }: CodedWorkbook, id: string): Promise<string> {
  return `SB-${scheme}-${period}-${group}-${(await textDigest(id)).slice(0, 8)}`;
}

const writtenCode = /SB-([A-Za-z0-9._:+-]+)-[0-9a-f]{8}(?![0-9a-z])/;

/** Where a sheet shows the code, above its table; a person may have put some rows or columns in before it. */
export const codeArea = { rows: 12, columns: 8 } as const;

/** The code that stands in these cells, whatever its scheme; null where none does. */
export function shownCode(rows: readonly (readonly unknown[])[]): string | null {
  for (const row of rows.slice(0, codeArea.rows)) {
    for (const cell of row.slice(0, codeArea.columns)) {
      const [code] = typeof cell === 'string' ? (writtenCode.exec(cell.normalize('NFKC')) ?? []) : [];
      if (code !== undefined) return code;
    }
  }
  return null;
}

/** Whether a code is of this scheme and period. */
export function isCodeOf(code: string, { scheme, period }: Pick<CodedWorkbook, 'scheme' | 'period'>): boolean {
  return readCode(code, [scheme])?.period === period;
}

/**
 * What the code in a text says (识别代码), where it is of one of these schemes: ids hold hyphens, so it is read by what is known.
 * @example readCode('代码：SB-luan-2026-10-party-0123abcd', ['luan'])
 * // { code: 'SB-luan-2026-10-party-0123abcd', scheme: 'luan', period: '2026-10', group: 'party' }
 */
export function readCode(text: string, schemes: readonly string[]): (CodedWorkbook & { readonly code: string }) | null {
  const [code = '', said = ''] = writtenCode.exec(text.normalize('NFKC')) ?? [];
  for (const scheme of [...schemes].sort((one, other) => other.length - one.length)) {
    if (!said.startsWith(`${scheme}-`)) continue;
    const [, period = '', group = ''] =
      /^(\d{4}-(?:\d{2}|[QH]\d)|\d{4})-([A-Za-z0-9._:+-]+)$/.exec(said.slice(scheme.length + 1)) ?? [];
    if (group !== '') return { code, scheme, period, group };
  }
  return null;
}
