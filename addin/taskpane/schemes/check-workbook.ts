// The check of a scheme workbook (检查方案): its faults with their cells, or the scheme with what the scheme check doubts.
import { checkScheme, type Warning } from '../../../shared/scheme/check-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import type { CellPlace, ReadTable } from '../../../shared/sheets/plan';
import { readSchemeWorkbook } from '../../../shared/sheets/scheme-workbook/read-scheme-workbook';
import type { SchemeCellFault } from '../../../shared/sheets/scheme-workbook/scheme-cell-fault';

export interface SoundScheme {
  readonly kind: 'sound';
  readonly scheme: Scheme;
  readonly warnings: readonly { readonly warning: Warning; readonly place: CellPlace }[];
  /** where the version stands in the workbook */
  readonly versionPlace: CellPlace;
}

export type Checked = SoundScheme | { readonly kind: 'faults'; readonly faults: readonly SchemeCellFault[] };

/** `id` is that of the scheme that was opened: its versions keep it. */
export function checkWorkbook(tables: readonly ReadTable[], id: string, language: Language): Checked {
  const read = readSchemeWorkbook({ tables, language });
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  const { value: scheme, placeOf } = read;
  if (scheme.id !== id) {
    const detail = { before: id, text: scheme.id };
    return { kind: 'faults', faults: [{ code: 'scheme-id-changed', path: 'id', detail, place: placeOf('id') }] };
  }
  const warnings = checkScheme(scheme).map((warning) => ({ warning, place: placeOf(warning.path) }));
  return { kind: 'sound', scheme, warnings, versionPlace: placeOf('version') };
}
