// Whose turn it is to observe a period (轮派), and naming them: they hold the role for it from then on, and see everything of it.
import type { NamedObservers, ObserversTurn } from '../../shared/api/observers';
import type { Person as StoredPerson } from '../../shared/api/people';
import type { Preconditions } from '../../shared/api/preconditions';
import { mostRoles } from '../../shared/api/people';
import { barOf, inTurn } from '../../shared/registers/observers-in-turn';
import { parsePeriodOf, type Period } from '../../shared/scheme/period';
import type { Fault } from '../../shared/scheme/fault';
import type { Scheme } from '../../shared/scheme/scheme';
import { putRow } from '../store/row-kinds';
import { scopeIn, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { chainRows, peopleChain, type PeriodKey } from './chains';
import {
  assertAsRead,
  etagOf,
  listOf,
  namedFor,
  peopleFaults,
  peopleOf,
  refuseFaults,
  turnsOf,
  type People,
} from './observers';
import { putPersonRow } from './person-rows';
import { RequestRefusal } from './request-refusal';
import { getScheme } from './schemes';
import { findPeriod } from './stored-period';

const { turn: turnKind } = chainRows.people;

/** The period need not be opened: observers are named before it begins. */
export async function getTurn(request: PeriodRequest): Promise<ObserversTurn> {
  const asked = await periodAsked(request);
  return shown(request, asked, await namedFor(request, request.key));
}

/**
 * Gives the role of observer for the period to those who are named, and takes it from those who were named before and are no more: one
 * commit with what is told of it. Refused once the results are signed: by the period as it is when this is decided, since it lies in another
 * partition and may be signed in the moment after.
 */
export async function nameObservers(
  request: PeriodRequest,
  named: NamedObservers,
  preconditions: Preconditions,
): Promise<ObserversTurn> {
  const { key, actor } = request;
  const asked = await periodAsked(request);
  await change(request, peopleChain(key.organisation), async () => {
    const stored = await findPeriod(request);
    if (stored !== null) await scopeIn(stored, 'nameObservers', actor);
    const before = await namedFor(request, key);
    assertAsRead(preconditions, before);
    const people = await peopleOf(request, key.organisation);
    const excused = named.excused.map(({ person }) => person);
    refuseFaults([...peopleFaults(named.observers, people, 'observers'), ...excusedFaults(named)]);
    const changed = withRoles(people, before?.observers ?? [], named.observers, observerOf(key));
    refuseFaults(changed.flatMap(({ id, roles }) => (roles.length > mostRoles ? [tooMany(id)] : [])));
    return {
      answer: null,
      change: {
        operations: [
          putRow(turnKind, [key.scheme, key.period], named, 'any'),
          ...changed.map((person) => putPersonRow(person)),
        ],
        by: actor.id,
        what: 'observers-named',
        detail: {
          ...{ scheme: key.scheme, period: key.period, observers: named.observers.join(' ') },
          ...(before && { before: before.observers.join(' ') }),
          ...(excused.length > 0 && { instead: named.excused.map(saidOf).join('; ') }),
        },
      },
    };
  });
  return shown(request, asked, named);
}

const observerOf = ({ scheme, period }: PeriodKey): string => `observer:${scheme}/${period}`;
const saidOf = ({ person, reason }: NamedObservers['excused'][number]): string => `${person}: ${reason}`;
const tooMany = (person: string): Fault<string> => ({
  ...{ code: 'too-many-roles', path: 'observers', detail: { person, most: mostRoles } },
});

/** Nobody is excused twice, or from what they do. Whoever is excused may have left by then. */
function excusedFaults({ observers, excused }: NamedObservers): Fault<string>[] {
  return excused.flatMap(({ person }, i): Fault<string>[] => {
    const isRepeated = observers.includes(person) || excused.findIndex((one) => one.person === person) !== i;
    return isRepeated ? [{ code: 'person-repeated', path: `excused[${i}].person`, detail: { person } }] : [];
  });
}

/** Those whose entries change: the role is given to the one, taken from the other. */
function withRoles(people: People, before: readonly string[], now: readonly string[], role: string): StoredPerson[] {
  return [...new Set([...before, ...now])].flatMap((id) => {
    const person = people.get(id);
    if (person === undefined || person.roles.includes(role) === now.includes(id)) return [];
    const others = person.roles.filter((one) => one !== role);
    return [{ ...person, roles: now.includes(id) ? [...others, role] : others }];
  });
}

/** A period, and the latest version of its scheme. */
interface PeriodAsked {
  readonly scheme: Scheme;
  readonly period: Period;
}

async function shown(
  request: PeriodRequest,
  { scheme, period }: PeriodAsked,
  named: NamedObservers | null,
): Promise<ObserversTurn> {
  const { organisation } = request.key;
  const [list, people] = await Promise.all([listOf(request, organisation, scheme.id), peopleOf(request, organisation)]);
  const turns = await turnsOf(request, organisation, scheme.id, people);
  const queue = inTurn(list, turns, period, (person) => barOf(scheme, people.get(person)?.roles ?? []));
  return { period, each: list.each, named, etag: named && etagOf(named), queue };
}

async function periodAsked({ key, ...given }: PeriodRequest): Promise<PeriodAsked> {
  const scheme = await getScheme(given, key.organisation, key.scheme);
  const parsed = parsePeriodOf(scheme, key.period);
  if (parsed.ok) return { scheme, period: parsed.value };
  throw new RequestRefusal('period-refused', `${key.period} is no period of the scheme`, parsed.faults);
}
