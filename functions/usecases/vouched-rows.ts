// What an audit chain vouches for: the rows that its entries wrote last, and the bodies that those rows and entries name.
import type { AuditAct, AuditBreak, AuditEntry } from '../../shared/api/audit';
import { bodyRows, BodyCorrupt, BodyMissing, digestOf, getBody, type Digest } from '../store/bodies';
import { joinKey, keyParts } from '../store/encode-key';
import { valueIn } from '../store/row-kinds';
import { rowsBeside } from '../store/rows';
import type { Stored } from '../store/store';
import { endRows, entryRows } from './audit-rows';
import { chainRows, markRows, rowKindIn, unnamedRows, type Chain } from './chains';
import { knotIn } from './index-parts';
import type { StoreAndClock } from './store-and-clock';

/** Read at once; a body has up to some MiB. */
const bodiesAtOnce = 8;

/** Which bodies an entry names, whether or not a row still does: results stay after a reopening. */
const bodiesOfAct: Partial<Record<AuditAct, readonly string[]>> = {
  'scheme-put': ['digest'],
  'results-consolidated': ['digest', 'excuses', 'exclusions', 'index', 'counted'],
};

/** Rows of these kinds leave every version that they held as a body. */
const kept: readonly string[] = [chainRows.period.registered.first];

/** What the entries told, gathered in their order. */
export class Vouched {
  readonly rows = new Map<string, { readonly digest: Digest; readonly sequence: number }>();
  readonly bodies = new Map<Digest, number>();

  add({ sequence, what, detail, writes }: AuditEntry): void {
    for (const [row, digest] of Object.entries(writes)) {
      const earlier = this.rows.get(row);
      if (earlier !== undefined && kept.includes(keyParts(row)[0] ?? '')) this.bodies.set(earlier.digest, sequence);
      if (digest === null) this.rows.delete(row);
      else this.rows.set(row, { digest, sequence });
    }
    for (const name of bodiesOfAct[what] ?? []) {
      const body = detail[name];
      if (body !== undefined) this.bodies.set(String(body), sequence);
    }
  }
}

/** Besides entries and bodies, which stand under their digests: the chain's end, and the marks of sweeps, which name nothing. */
const apart = [entryRows, bodyRows, endRows, markRows, unnamedRows];

/** The first row that is not as the entries told; what the good ones name is added to the bodies. */
export async function firstBadRow(given: StoreAndClock, chain: Chain, vouched: Vouched): Promise<AuditBreak | null> {
  const missing = new Map(vouched.rows);
  for await (const stored of rowsBeside(given.store, chain.partition, apart)) {
    const told = vouched.rows.get(stored.row);
    missing.delete(stored.row);
    if (told === undefined) return { because: 'row-unknown', row: stored.row, sequence: null };
    const { digest, sequence } = told;
    const bodies = digestOf(stored.value) === digest ? bodiesNamed(chain, stored) : null;
    if (bodies === null) return { because: 'row-changed', row: stored.row, sequence };
    for (const body of bodies) {
      if (!vouched.bodies.has(body)) vouched.bodies.set(body, sequence);
    }
  }
  for (const [row, { sequence }] of missing) return { because: 'row-missing', row, sequence };
  return null;
}

/** The bodies that a row names; null where it is not of the form of its kind, whatever an entry tells: the service did not write it. */
function bodiesNamed(chain: Chain, stored: Stored): readonly Digest[] | null {
  const kind = rowKindIn(chain, stored.row);
  if (kind === null) return [];
  try {
    return kind.bodiesIn(valueIn(kind, stored));
  } catch {
    return null;
  }
}

/** The first body, in the order of the entries, that is not there or not what its digest says; the parts of an index follow those. */
export async function firstBadBody(
  given: StoreAndClock,
  chain: Chain,
  { bodies }: Vouched,
): Promise<AuditBreak | null> {
  const seen = new Set(bodies.keys());
  let level: (readonly [Digest, number])[] = [...bodies].sort(([, one], [, other]) => one - other);
  while (level.length > 0) {
    const below: (readonly [Digest, number])[] = [];
    for (let start = 0; start < level.length; start += bodiesAtOnce) {
      const some = level.slice(start, start + bodiesAtOnce);
      const found = await Promise.all(some.map(([digest, sequence]) => heldBody(given, chain, digest, sequence)));
      for (const [at, { bad, names }] of found.entries()) {
        if (bad) return bad;
        const [, sequence] = some[at] as readonly [Digest, number];
        for (const part of names) if (!seen.has(part)) below.push([part, sequence]);
        for (const part of names) seen.add(part);
      }
    }
    level = below;
  }
  return null;
}

/** What is wrong with a body, or which others it names. */
async function heldBody(
  given: StoreAndClock,
  chain: Chain,
  digest: Digest,
  sequence: number,
): Promise<{ readonly bad: AuditBreak | null; readonly names: readonly Digest[] }> {
  try {
    return { bad: null, names: knotIn(await getBody(given.store, chain.partition, digest)).parts };
  } catch (error) {
    const row = joinKey('body', digest);
    if (error instanceof BodyMissing) return { bad: { because: 'body-missing', row, sequence }, names: [] };
    if (error instanceof BodyCorrupt) return { bad: { because: 'body-changed', row, sequence }, names: [] };
    throw error;
  }
}
