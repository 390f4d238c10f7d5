// Which indexes of sheets the rows of a period name, and the parts that these hang on: what the sweep must not take.
import { auditEntrySchema, type AuditAct } from '../../shared/api/audit';
import { BodyMissing, type Digest } from '../store/bodies';
import { keyParts } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import type { Store, Stored } from '../store/store';
import { entryRows } from './audit-rows';
import { chainRows, type Chain } from './chains';
import { bodiesBelow } from './sheet-index';

/** By digest whether the index must be there: what an entry tells of the past may be kept by the periods that it is of. */
type Indexes = ReadonlyMap<Digest, { readonly must: boolean }>;

const consolidated: AuditAct = 'results-consolidated';

/** The indexes that a row of a chain names. Throws StoreUnavailable where a row that may name some cannot be read. */
export function indexesIn(chain: Chain, row: Stored): Indexes {
  const found = new Map<Digest, { readonly must: boolean }>();
  if (chain.kind !== 'period') return found;
  const must = (index: Digest | null) => index !== null && found.set(index, { must: true });
  const { record: kind } = chainRows.period;
  if (keyParts(row.row)[0] === kind.first) {
    const { index, results } = valueIn(kind, row);
    must(index);
    must(results?.inputs.sheets ?? null);
    for (const { sheets, kept } of results?.inputs.past ?? []) if (kept) must(sheets);
  } else if (row.row >= entryRows.from && row.row < entryRows.to && row.value.includes(consolidated)) {
    const { detail } = valueIn({ schema: auditEntrySchema }, row);
    for (const [past] of String(detail['past'] ?? '').matchAll(/[0-9a-f]{64}/g)) found.set(past, { must: false });
    if (detail['index'] !== undefined) must(String(detail['index']));
  }
  return found;
}

/** All parts that these indexes hang on. */
export async function partsOf(store: Store, partition: string, indexes: Indexes): Promise<Set<Digest>> {
  const parts = new Set<Digest>();
  for (const [index, { must }] of indexes) {
    try {
      for (const part of await bodiesBelow(store, partition, index, parts)) parts.add(part);
    } catch (error) {
      if (must || !(error instanceof BodyMissing)) throw error;
    }
  }
  return parts;
}
