// Verification of the audit chains (核验审计链): do the entries hold together, and is what they vouch for still as they told it?
import type { AuditBreak, AuditEnd, AuditEntry, ClockAhead, VerifiedChain } from '../../shared/api/audit';
import { rows } from '../store/rows';
import { isAhead } from './audit-chain';
import { endIn, endRow, endText, entryIn, entryRow, entryRows, noEntry, type LastEntry } from './audit-rows';
import { chainsOf, type Chain } from './chains';
import { now, type StoreAndClock } from './store-and-clock';
import { pageOf, type PageAsked } from './page';
import { RequestRefusal } from './request-refusal';
import { firstBadFile } from './vouched-files';
import { firstBadBody, firstBadRow, Vouched } from './vouched-rows';

/** Some chains a request: each may hold thousands of bodies. */
const chainsAtOnce = 20;
/** From so many bytes of files on a request is answered with what it has, and goes on with the next one. */
const filesAtOnce = 512 * 1024 * 1024;
/** A chain that is written to while it is read is read again. */
const mostAttempts = 20;

/** The organisation's chains, in the order of `chainsOf`, a page of them. */
export async function verifyAudit(
  given: StoreAndClock,
  organisation: string,
  { limit = chainsAtOnce, next }: PageAsked,
) {
  const page = await pageOf(chainsOf(given.store, organisation), { limit, next }, ({ name }) => name);
  const verified: VerifiedChain[] = [];
  let read = 0;
  for (const chain of page.entries) {
    verified.push(await verifyChain(given, chain, noEntry, (bytes) => (read += bytes)));
    if (read >= filesAtOnce && verified.length < page.entries.length) return { chains: verified, next: chain.name };
  }
  return { chains: verified, next: page.next };
}

/** One chain with all that its entries vouch for; `earlier` is an end of it that was noted outside the store, `reading` is told of files that were read. */
export async function verifyChain(
  given: StoreAndClock,
  chain: Chain,
  earlier: AuditEnd = noEntry,
  reading: (bytes: number) => void = () => undefined,
): Promise<VerifiedChain> {
  const end = () => given.store.get({ partition: chain.partition, row: endRow });
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = await end();
    const verified = await verifyOnce(given, chain, before?.value ?? null, earlier, reading);
    // Entries of changes that went on meanwhile do not fit what was read before them: that is no break.
    if (verified.break === null || (await end())?.etag === before?.etag) return verified;
  }
  throw new RequestRefusal('unavailable', 'The chain changes all the time; try again');
}

async function verifyOnce(
  given: StoreAndClock,
  chain: Chain,
  end: string | null,
  earlier: AuditEnd,
  reading: (bytes: number) => void,
): Promise<VerifiedChain> {
  const vouched = new Vouched();
  const clock = now(given);
  let ahead: ClockAhead | undefined;
  let last: LastEntry = noEntry;
  const broken = (because: AuditBreak['because'], sequence: number, row = entryRow(sequence)): VerifiedChain => ({
    chain: chain.name,
    end: ends(last),
    break: { because, row, sequence },
  });
  for await (const stored of rows(given.store, chain.partition, entryRows)) {
    const sequence = last.sequence + 1;
    if (stored.row !== entryRow(sequence)) return broken('entry-missing', sequence);
    const entry = entryIn(chain, stored);
    if (entry?.previous !== last.digest) return broken('entry-changed', sequence);
    vouched.add(entry);
    ahead ??= aheadIn(entry, clock);
    last = entry;
    if (earlier.sequence === sequence && earlier.digest !== entry.digest) return broken('earlier-end-gone', sequence);
  }
  if (end !== (last.sequence === 0 ? null : endText(last))) {
    const told = end === null ? null : endIn(end);
    // An end of entries that are not there: cut off. Else the end itself is another.
    const cut = told !== null && told.sequence > last.sequence && told.digest !== last.digest;
    return cut ? broken('entry-missing', last.sequence + 1) : broken('end-changed', last.sequence || 1, endRow);
  }
  if (earlier.sequence > last.sequence) return broken('earlier-end-gone', earlier.sequence);
  // A period is listed once its opening is told: whatever the list names has a first entry.
  if (last.sequence === 0 && chain.kind === 'period') return broken('entry-missing', 1);
  const bad =
    (await firstBadRow(given, chain, vouched)) ??
    (await firstBadBody(given, chain, vouched)) ??
    (await badFile(given, chain, vouched, reading));
  return { chain: chain.name, end: ends(last), break: bad, ...(ahead && { ahead }) };
}

async function badFile(given: StoreAndClock, chain: Chain, vouched: Vouched, reading: (bytes: number) => void) {
  const { found, read } = await firstBadFile(given, chain, vouched);
  reading(read);
  return found;
}

/** What tells of a clock that was ahead: an entry that says what it showed, or one whose moment has not come yet. */
function aheadIn({ sequence, at, detail }: AuditEntry, now: string): ClockAhead | undefined {
  const { clock } = detail;
  if (typeof clock === 'string') return { sequence, at, clock };
  return isAhead(at, now) ? { sequence, at, clock: now } : undefined;
}

function ends({ sequence, digest }: LastEntry): AuditEnd {
  return { sequence, digest };
}
