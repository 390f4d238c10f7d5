// Reading the audit chains of an organisation: chain after chain, each in its order, or the newest entries first; filtered, page by page.
import type { z } from 'zod';
import type { AuditEntry } from '../../shared/api/audit';
import type { routes } from '../../shared/api/routes';
import { entriesAfter, entriesBackwards } from './audit-rows';
import { chainsOf, periodNamed } from './chains';
import type { StoreAndClock } from './store-and-clock';
import { pageOf } from './page';
import { RequestRefusal } from './request-refusal';

type AuditQuery = z.output<typeof routes.audit.query>;

const mostEntries = 1000;

export async function listAudit(given: StoreAndClock, organisation: string, asked: AuditQuery) {
  const start = asked.next === undefined ? null : startOf(asked.next);
  const order = asked.order === 'newest' ? newestFirst : chainByChain;
  const matching = entriesThat(order(given, organisation, start), (entry) => matches(entry, asked));
  return pageOf(matching, { limit: asked.limit ?? mostEntries }, nameOf);
}

async function* entriesThat(
  entries: AsyncIterable<AuditEntry>,
  wanted: (entry: AuditEntry) => boolean,
): AsyncGenerator<AuditEntry> {
  for await (const entry of entries) if (wanted(entry)) yield entry;
}

/** An entry after which a list goes on. */
type Start = Pick<AuditEntry, 'chain' | 'sequence'> | null;

const unknownStart = () => new RequestRefusal('malformed', 'next is not one that was given');

async function* chainByChain(given: StoreAndClock, organisation: string, start: Start): AsyncGenerator<AuditEntry> {
  let begun = start === null;
  for await (const chain of chainsOf(given.store, organisation)) {
    begun ||= chain.name === start?.chain;
    if (begun) yield* entriesAfter(given, chain, chain.name === start?.chain ? start.sequence : 0);
  }
  if (!begun) throw unknownStart();
}

/** All chains together by their moments; what has come since the list was begun stands before its beginning. */
async function* newestFirst(given: StoreAndClock, organisation: string, start: Start): AsyncGenerator<AuditEntry> {
  const heads: { entry: AuditEntry; readonly rest: AsyncGenerator<AuditEntry> }[] = [];
  for await (const chain of chainsOf(given.store, organisation)) {
    const rest = entriesBackwards(given, chain);
    const { value } = await rest.next();
    if (value) heads.push({ entry: value, rest });
  }
  let begun = start === null;
  while (heads.length > 0) {
    const head = heads.reduce((a, b) => (b.entry.at > a.entry.at ? b : a));
    const { entry } = head;
    if (begun) yield entry;
    else begun = entry.chain === start?.chain && entry.sequence === start.sequence;
    const { value } = await head.rest.next();
    if (value) head.entry = value;
    else heads.splice(heads.indexOf(head), 1);
  }
  if (!begun) throw unknownStart();
}

function matches(entry: AuditEntry, { scheme, period, who, what, from, to }: AuditQuery): boolean {
  const of: Readonly<Record<string, unknown>> = periodNamed(entry.chain) ?? entry.detail;
  return (
    (scheme === undefined || scheme === of['scheme']) &&
    (period === undefined || period === of['period']) &&
    (who === undefined || who === entry.by) &&
    (what === undefined || what === entry.what) &&
    (from === undefined || Date.parse(from) <= Date.parse(entry.at)) &&
    (to === undefined || Date.parse(entry.at) <= Date.parse(to))
  );
}

/** `next` is the last entry shown: `<sequence>@<chain>`. */
function nameOf({ sequence, chain }: AuditEntry): string {
  return `${sequence}@${chain}`;
}

function startOf(next: string): Start {
  const [, sequence, chain] = /^([1-9][0-9]{0,9})@(.+)$/.exec(next) ?? [];
  if (sequence === undefined || chain === undefined) throw unknownStart();
  return { chain, sequence: Number(sequence) };
}
