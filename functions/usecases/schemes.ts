// Schemes on record: versions that never change, each added on top of the one before.
import { holds, type Preconditions } from '../../shared/api/preconditions';
import { wholeList } from '../../shared/api/whole-list';
import { parseScheme } from '../../shared/scheme/parse-scheme';
import { checkScheme } from '../../shared/scheme/check-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import { putBody, type Digest } from '../store/bodies';
import { getJsonBody, getRow, putRow, type Row } from '../store/row-kinds';
import type { Expect } from '../store/store';
import { change } from './audit-chain';
import type { StoreAndClock } from './store-and-clock';
import { page, type PageAsked } from './page';
import type { Person } from './person';
import { chainRows, schemesChain, type SchemeHead } from './chains';
import { keptScheme, storedSchemeSchema } from './kept-schemes';
import { RequestRefusal } from './request-refusal';

const { scheme: headKind, version: versionKind } = chainRows.schemes;

export async function listSchemes(given: StoreAndClock, organisation: string, asked: PageAsked) {
  const { partition } = schemesChain(organisation);
  const { entries, next } = await page(given, partition, headKind, [], asked, (head) => head.id);
  return { schemes: entries.map((head) => ({ ...head, etag: etagOf(head.version) })), next };
}

/** All schemes, however many pages they fill. */
export function allSchemes(given: StoreAndClock, organisation: string): Promise<SchemeHead[]> {
  return wholeList(async (from) => {
    const { schemes: items, next } = await listSchemes(given, organisation, { next: from });
    return { items, next };
  });
}

export async function assertScheme(given: StoreAndClock, organisation: string, id: string): Promise<void> {
  if ((await headOf(given, organisation, id)) === null) throw new RequestRefusal('not-found', `No scheme ${id}`);
}

/** A scheme as it was put in, as it stands in the store now: this version, or the latest. */
export async function getScheme(
  given: StoreAndClock,
  organisation: string,
  id: string,
  version?: number,
): Promise<Scheme> {
  return schemeUnder(given, organisation, await digestOfVersion(given, organisation, id, version));
}

/** The same version, which may have been read before: many times within a period, of which it is the scheme. */
export async function knownScheme(
  given: StoreAndClock,
  organisation: string,
  id: string,
  version: number,
): Promise<Scheme> {
  const digest = await digestOfVersion(given, organisation, id, version);
  return keptScheme(given.store, schemesChain(organisation).partition, digest);
}

async function digestOfVersion(
  given: StoreAndClock,
  organisation: string,
  id: string,
  version?: number,
): Promise<Digest> {
  const { partition } = schemesChain(organisation);
  const wanted = version ?? (await headOf(given, organisation, id))?.value.version;
  const row =
    wanted === undefined ? null : await getRow(given.store, partition, versionKind, ...versionKey(id, wanted));
  if (row === null) throw new RequestRefusal('not-found', `No scheme ${id}${version ? ` in version ${version}` : ''}`);
  return row.value.digest;
}

/** The digest of a version as it was put in. */
export function schemeDigest(
  given: StoreAndClock,
  organisation: string,
  { id, version }: Pick<Scheme, 'id' | 'version'>,
): Promise<Digest> {
  return digestOfVersion(given, organisation, id, version);
}

/** The version of a scheme under its digest, as it stands in the store now. */
export function schemeUnder(given: StoreAndClock, organisation: string, digest: Digest): Promise<Scheme> {
  return getJsonBody(given.store, schemesChain(organisation).partition, digest, storedSchemeSchema);
}

export async function putScheme(
  given: StoreAndClock,
  actor: Person,
  id: string,
  document: unknown,
  expected: Preconditions,
) {
  const scheme = acceptable(document, id);
  const { partition } = schemesChain(actor.organisation);
  return change(given, schemesChain(actor.organisation), async () => {
    const stored = await headOf(given, actor.organisation, id);
    assertNext(stored?.value ?? null, scheme, expected);
    const digest = await putBody(given.store, partition, JSON.stringify(document));
    const head: SchemeHead = { id, version: scheme.version, title: scheme.title };
    const expect: Expect = stored === null ? { absent: true } : { etag: stored.etag };
    return {
      answer: { id, version: head.version, etag: etagOf(head.version), warnings: checkScheme(scheme) },
      change: {
        operations: [
          putRow(headKind, [id], head, expect),
          putRow(versionKind, versionKey(id, head.version), { digest }, { absent: true }),
        ],
        by: actor.id,
        what: 'scheme-put',
        detail: { scheme: id, version: head.version, digest },
      },
    };
  });
}

/** The ETag of a scheme whose latest version is this one. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

function acceptable(document: unknown, id: string): Scheme {
  const parsed = parseScheme(document);
  if (!parsed.ok) throw new RequestRefusal('scheme-refused', 'The scheme breaks rules of the format', parsed.faults);
  if (parsed.value.id === id) return parsed.value;
  const fault = { code: 'id-not-of-address', path: 'id', detail: { id: parsed.value.id, address: id } };
  throw new RequestRefusal('scheme-refused', 'The scheme has another id than its address', [fault]);
}

function assertNext(head: SchemeHead | null, scheme: Scheme, expected: Preconditions): void {
  const etag = head && etagOf(head.version);
  if (!holds(expected, etag)) {
    const detail = { current: etag ?? 'absent' };
    throw new RequestRefusal('stale', 'The scheme has changed meanwhile', [{ code: 'stale', path: '', detail }]);
  }
  if (head !== null && scheme.version !== head.version + 1) {
    throw new RequestRefusal('version-not-next', `The next version is ${head.version + 1}`, [
      { code: 'version-not-next', path: 'version', detail: { version: scheme.version, next: head.version + 1 } },
    ]);
  }
}

function headOf(given: StoreAndClock, organisation: string, id: string): Promise<Row<SchemeHead> | null> {
  return getRow(given.store, schemesChain(organisation).partition, headKind, id);
}

function versionKey(id: string, version: number): string[] {
  return [id, String(version).padStart(10, '0')];
}
