// Observers in turn (轮流监督): the list that the office keeps for a scheme, with who observed before.
import type { z } from 'zod';
import type { Person as StoredPerson } from '../../shared/api/people';
import type { NamedObservers, Observers, observerListSchema } from '../../shared/api/observers';
import { holds, type Preconditions } from '../../shared/api/preconditions';
import { parseRole, rolesAt } from '../../shared/api/roles';
import { comparePeriods, parsePeriod, type Period } from '../../shared/scheme/period';
import type { Fault } from '../../shared/scheme/fault';
import { keyParts, rowsUnder } from '../store/encode-key';
import { getRow, putRow, valueIn } from '../store/row-kinds';
import { rows } from '../store/rows';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { chainRows, peopleChain, type PeriodKey } from './chains';
import type { Person } from './person';
import { personOf, personRows } from './person-rows';
import { RequestRefusal } from './request-refusal';
import { assertScheme } from './schemes';
import type { StoreAndClock } from './store-and-clock';

const { observers: listKind, turn: turnKind } = chainRows.people;

type ObserverList = z.output<typeof observerListSchema>;
export interface PastTurn extends NamedObservers {
  readonly period: Period;
}
export type People = ReadonlyMap<string, StoredPerson>;

/** Until the office keeps one. */
const noList: ObserverList = { people: [], each: 1 };

export async function getObservers(given: StoreAndClock, organisation: string, scheme: string): Promise<Observers> {
  await assertScheme(given, organisation, scheme);
  return shown(given, organisation, scheme, await storedList(given, organisation, scheme));
}

export async function putObservers(
  given: StoreAndClock,
  { organisation, id }: Person,
  scheme: string,
  list: ObserverList,
  preconditions: Preconditions,
): Promise<Observers> {
  await assertScheme(given, organisation, scheme);
  await change(given, peopleChain(organisation), async () => {
    const before = await storedList(given, organisation, scheme);
    assertAsRead(preconditions, before);
    const faults = peopleFaults(list.people, await peopleOf(given, organisation), 'people');
    refuseFaults(faults);
    return {
      answer: null,
      change: {
        operations: [putRow(listKind, [scheme], list, 'any')],
        by: id,
        what: 'observers-put',
        detail: { scheme, people: list.people.join(' '), each: list.each },
      },
    };
  });
  return shown(given, organisation, scheme, list);
}

async function shown(given: StoreAndClock, organisation: string, scheme: string, list: ObserverList | null) {
  const people = await peopleOf(given, organisation);
  const turns = await turnsOf(given, organisation, scheme, people);
  const candidates = [...people.values()].filter(({ roles }) =>
    rolesAt(roles, { scheme }).some(({ kind }) => ['leader', 'head', 'secretary'].includes(kind)),
  );
  return {
    ...(list ?? noList),
    etag: list && etagOf(list),
    candidates: candidates.map((person) => person.id),
    turns: turns.reverse().map((turn) => ({ ...turn, excused: [...turn.excused] })),
  };
}

/** The list as it is kept; null where there is none yet. */
async function storedList(given: StoreAndClock, organisation: string, scheme: string): Promise<ObserverList | null> {
  return (await getRow(given.store, peopleChain(organisation).partition, listKind, scheme))?.value ?? null;
}

export async function listOf(given: StoreAndClock, organisation: string, scheme: string): Promise<ObserverList> {
  return (await storedList(given, organisation, scheme)) ?? noList;
}

/** Everybody on record, by their ids. */
export async function peopleOf(given: StoreAndClock, organisation: string): Promise<People> {
  const people = new Map<string, StoredPerson>();
  for await (const row of personRows(given.store, organisation)) people.set(row.id, personOf(row));
  return people;
}

/** Who was named for a period; null where nobody was in turn. */
export async function namedFor(
  given: StoreAndClock,
  { organisation, scheme, period }: PeriodKey,
): Promise<NamedObservers | null> {
  return (await getRow(given.store, peopleChain(organisation).partition, turnKind, scheme, period))?.value ?? null;
}

/**
 * Who observed the periods of a scheme, the earliest first: as they were named in turn, or, where nobody was, whoever holds the role since
 * an administrator gave it.
 */
export async function turnsOf(
  given: StoreAndClock,
  organisation: string,
  scheme: string,
  people: People,
): Promise<PastTurn[]> {
  const turns = new Map<Period, PastTurn>();
  const { partition } = peopleChain(organisation);
  for await (const row of rows(given.store, partition, rowsUnder(turnKind.first, scheme))) {
    const period = keyParts(row.row)[2] as Period;
    turns.set(period, { period, ...valueIn(turnKind, row) });
  }
  const byRole = new Map<Period, string[]>();
  for (const { id, roles } of people.values()) {
    for (const role of roles.map(parseRole)) {
      if (role?.kind !== 'observer' || role.scheme !== scheme) continue;
      const parsed = parsePeriod(role.period);
      if (parsed.ok && !turns.has(parsed.value)) byRole.set(parsed.value, [...(byRole.get(parsed.value) ?? []), id]);
    }
  }
  const besides = [...byRole].map(([period, observers]) => ({ period, observers, excused: [] }));
  return [...turns.values(), ...besides].sort((a, b) => comparePeriods(a.period, b.period));
}

/** Each is on record and named once. */
export function peopleFaults(named: readonly string[], people: People, path: string): Fault<string>[] {
  return named.flatMap((person, i): Fault<string>[] => {
    const at = { path: `${path}[${i}]`, detail: { person } };
    if (named.indexOf(person) !== i) return [{ code: 'person-repeated', ...at }];
    return people.has(person) ? [] : [{ code: 'unknown-person', ...at }];
  });
}

export function refuseFaults(faults: readonly Fault<string>[]): void {
  if (faults.length > 0) throw new RequestRefusal('observers-refused', 'The observers break rules', faults);
}

/** Names what is kept by what stands in it. */
export function etagOf(kept: object): string {
  return `"${digestOfJson(kept)}"`;
}

export function assertAsRead(preconditions: Preconditions, before: object | null): void {
  const current = before && etagOf(before);
  if (holds(preconditions, current)) return;
  const fault = { code: 'stale', path: '', detail: { current: current ?? 'absent' } };
  throw new RequestRefusal('stale', 'It has changed meanwhile', [fault]);
}
