// The accepted sheets of a period as they stand, each sheet's history, and the progress (上报进度) of groups and units.
import type { Progress } from '../../shared/api/periods';
import { mostSheets, mostVersions, type AcceptedSheet } from '../../shared/api/submissions';
import { appliesTo } from '../../shared/scheme/marks';
import { parseCyclePeriod } from '../../shared/scheme/period';
import type { Component, Scheme, Unit } from '../../shared/scheme/scheme';
import { scopeIn, type Scope } from './access';
import type { Given } from './given';
import { slice, type Asked } from './page';
import { openedPeriod, type StoredPeriod } from './period-record';
import type { Person } from './person';
import type { PeriodKey } from './places';
import { Refusal } from './refusal';
import {
  etagAt,
  momentsOf,
  pageOfSheetsAt,
  positionOf,
  readIndex,
  sheetsAt,
  versionsFrom,
  type Position,
  type SheetIndex,
} from './sheet-index';

interface Filter extends Asked {
  readonly component?: string | undefined;
  readonly unit?: string | undefined;
}

/** All accepted sheets, in the order of their keys. */
export async function currentSheets(given: Given, stored: StoredPeriod): Promise<AcceptedSheet[]> {
  const index = await readIndex(given, stored);
  return sheetsAt(given, stored.key, positionsOf(index, [...index.keys()].sort()));
}

function positionsOf(index: SheetIndex, keys: readonly string[]): Position[] {
  return keys.flatMap((key) => index.get(key) ?? []);
}

export async function listSheets(given: Given, actor: Person, place: PeriodKey, filter: Filter) {
  const opened = await openedPeriod(given, place);
  const { scheme } = opened;
  const scope = await scopeIn(given, 'listSheets', actor, opened);
  const wanted = new Set(
    componentsIn(scope, scheme)
      .map((component) => component.id as string)
      .filter((id) => filter.component === undefined || id === filter.component),
  );
  const index = await readIndex(given, opened);
  const keys = [...index.keys()].sort().filter((key) => {
    const [unit, component = ''] = key.split('~');
    return wanted.has(component) && (filter.unit === undefined || unit === filter.unit);
  });
  const listed = slice(keys, { limit: filter.limit ?? mostSheets, next: filter.next }, (key) => key);
  const sheets = await pageOfSheetsAt(given, place, positionsOf(index, listed.entries));
  const isCut = sheets.length < listed.entries.length;
  return { sheets, next: isCut ? (sheets.at(-1)?.key ?? null) : listed.next };
}

export async function sheetHistory(given: Given, actor: Person, place: PeriodKey, key: string, asked: Asked) {
  const opened = await openedPeriod(given, place);
  const { scheme } = opened;
  const scope = await scopeIn(given, 'sheetHistory', actor, opened);
  const component = key.split('~')[1];
  if (!componentsIn(scope, scheme).some(({ id }) => id === component)) {
    throw new Refusal('not-allowed', 'A sheet of another assessor group');
  }
  const latest = (await readIndex(given, opened)).get(key);
  if (latest === undefined) throw new Refusal('not-found', `No accepted sheet ${key}`);
  const from = asked.next === undefined ? latest : positionOf(asked.next);
  const found =
    from === null || from.submission > latest.submission
      ? null
      : await versionsFrom(given, place, { key, from, limit: asked.limit ?? mostVersions });
  if (found === null) throw new Refusal('malformed', 'next is not one that was given');
  return { key, versions: found.versions, next: found.next && etagAt(found.next) };
}

export async function progress(given: Given, actor: Person, place: PeriodKey): Promise<Progress> {
  const opened = await openedPeriod(given, place);
  const { record, scheme } = opened;
  const told = { scheme: place.scheme, period: place.period, state: record.state };
  // A longer period is rolled up from its parts' results: no group fills sheets for it.
  if (!parseCyclePeriod(scheme, place.period).ok) return { ...told, cells: [] };
  const components = componentsIn(await scopeIn(given, 'progress', actor, opened), scheme);
  const index = await readIndex(given, opened);
  const numbers = new Set([...index.values()].map(({ submission }) => submission));
  const acceptedAt = latestByPlace(index, await momentsOf(given, place, [...numbers]));
  const cells = scheme.groups.flatMap(({ id }) => {
    const ofGroup = components.filter(({ group }) => group === id);
    if (ofGroup.length === 0) return [];
    return scheme.units.flatMap((unit) => {
      const own = ofGroup.filter((component) => appliesTo(component, unit));
      return own.length === 0 ? [] : [cell(id, unit, own, acceptedAt)];
    });
  });
  return { ...told, cells };
}

function cell(group: string, unit: Unit, components: readonly Component[], acceptedAt: ReadonlyMap<string, string>) {
  const moments = components.flatMap(({ id }) => acceptedAt.get(`${unit.id}~${id}`) ?? []);
  const [filled, empty] = [true, false].map((there) =>
    components.filter(({ id }) => acceptedAt.has(`${unit.id}~${id}`) === there),
  ) as [Component[], Component[]];
  const ids = (some: readonly Component[]) => some.map(({ id }) => id as string);
  return {
    group,
    unit: unit.id as string,
    accepted: ids(filled),
    missing: ids(empty.filter(({ method }) => method === 'deduct' || method === 'rate')),
    unfilled: ids(empty.filter(({ method }) => method === 'add' || method === 'penalty')),
    acceptedAt: moments.sort().at(-1) ?? null,
  };
}

/** `unit~component` → when the latest sheet there was accepted, whoever its assessor is. */
function latestByPlace(index: SheetIndex, moments: ReadonlyMap<number, string>): Map<string, string> {
  const latest = new Map<string, string>();
  for (const [key, { submission }] of index) {
    const place = key.split('~', 2).join('~');
    const acceptedAt = moments.get(submission) as string;
    const before = latest.get(place);
    if (before === undefined || before < acceptedAt) latest.set(place, acceptedAt);
  }
  return latest;
}

function componentsIn(scope: Scope, scheme: Scheme): Component[] {
  return scheme.components.filter((component) => scope.whole || scope.groups.includes(component.group));
}
