// The accepted sheets of a period as they stand, each sheet's history, and the progress (上报进度) of groups and units.
import type { Progress } from '../../shared/api/periods';
import { mostSheets, mostVersions } from '../../shared/api/submissions';
import { shutBecause } from '../../shared/registers/effective-sheets';
import { byHost, takesSheets } from '../../shared/scheme/defaults';
import type { ComponentId, UnitId } from '../../shared/scheme/id';
import { appliesTo } from '../../shared/scheme/marks';
import { parseCyclePeriod } from '../../shared/scheme/period';
import type { Component, Unit } from '../../shared/scheme/scheme';
import { raterWarnings, type Rating } from '../../shared/scoring/raters';
import { scores } from '../../shared/scoring/sheet';
import { reach, shownTo, type PeriodRequest, type ReachedPeriod } from './access';
import { countedOf } from './counted';
import { pageOf, type PageAsked } from './page';
import { planOf } from './kept-schemes';
import { RequestRefusal } from './request-refusal';
import { stretchOf, stretchOfComponent, type Stretch } from './index-parts';
import { etagAt, positionOf, type Position } from './position';
import { readIndex, readPlaces, type SheetIndex } from './sheet-index';
import type { PeriodAt, StoredPeriod } from './stored-period';
import { momentsOf, pageOfSheetsAt, sheetsAt, versionsFrom } from './submissions';

interface Filter extends PageAsked {
  readonly component?: string | undefined;
  readonly unit?: string | undefined;
}

function positionsOf(index: SheetIndex, keys: readonly string[]): Position[] {
  return keys.flatMap((key) => index.get(key) ?? []);
}

export async function listSheets(request: PeriodRequest, filter: Filter) {
  const period = await reach(request, 'listSheets');
  const isShown = shownTo(period);
  const index = await indexFor(period, filter);
  const keys = [...index.keys()].sort().filter((key) => {
    const [unit = '', component = ''] = key.split('~');
    if (filter.component !== undefined && component !== filter.component) return false;
    return (filter.unit === undefined || unit === filter.unit) && isShown(unit, component);
  });
  const listed = await pageOf(keys, { limit: filter.limit ?? mostSheets, next: filter.next }, (key) => key);
  const sheets = await pageOfSheetsAt(period, positionsOf(index, listed.entries));
  const isCut = sheets.length < listed.entries.length;
  return { sheets, next: isCut ? (sheets.at(-1)?.key ?? null) : listed.next };
}

/** At least what the index says of the sheets that are shown, of a component or a unit if one is named. */
function indexFor(period: ReachedPeriod, { component, unit }: Filter = {}): Promise<SheetIndex> {
  const { scope, scheme } = period;
  if (scope.whole && component === undefined && unit === undefined) return readIndex(period);
  const shown = scheme.components.filter((one) => {
    if (component !== undefined && one.id !== component) return false;
    return scope.whole || scope.groups.includes(one.group) || byHost(one);
  });
  const stretches = shown.map(({ id }): Stretch =>
    unit === undefined ? stretchOfComponent(id) : stretchOf({ unit, component: id }),
  );
  return readPlaces(period, stretches);
}

export async function sheetHistory(request: PeriodRequest, key: string, asked: PageAsked) {
  const period = await reach(request, 'sheetHistory');
  const [unit = '', component = ''] = key.split('~');
  if (!shownTo(period)(unit, component)) throw new RequestRefusal('not-allowed', 'A sheet that others fill');
  const latest = (await readPlaces(period, [stretchOf({ unit, component })])).get(key);
  if (latest === undefined) throw new RequestRefusal('not-found', `No accepted sheet ${key}`);
  const from = asked.next === undefined ? latest : positionOf(asked.next);
  const found =
    from === null || from.submission > latest.submission
      ? null
      : await versionsFrom(period, { key, from, limit: asked.limit ?? mostVersions });
  if (found === null) throw new RequestRefusal('malformed', 'next is not one that was given');
  return { key, versions: found.versions, next: found.next && etagAt(found.next) };
}

export async function progress(request: PeriodRequest): Promise<Progress> {
  const period = await reach(request, 'progress');
  const { key, record, scheme } = period;
  const told = { scheme: key.scheme, period: key.period, state: record.state };
  // A longer period is rolled up from its parts' results: no group fills sheets for it.
  if (!parseCyclePeriod(scheme, key.period).ok) return { ...told, cells: [] };
  const isShown = shownTo(period);
  const index = await indexFor(period);
  const acceptedAt = latestAcceptance(index, await momentsBefore(period, index));
  const handedIn = await ratingsIn(period, index);
  const warnings = raterWarnings(planOf(scheme), handedIn).filter(({ detail }) =>
    isShown(`${detail.unit}`, `${detail.component}`),
  );
  const short = new Set(
    warnings.flatMap(({ code, detail }) => (code === 'raters-missing' ? [`${detail.unit}~${detail.component}`] : [])),
  );
  const reasons = reasonsIn(handedIn);
  for (const { unit, component, register, or } of (await countedOf(period)).gates) {
    // A shut gate is why the unit lacks the component, whatever its sheets say.
    if (or === 'incomplete') reasons.set(`${unit}~${component}`, shutBecause(scheme, register));
  }
  const found = { acceptedAt, reasons, short };
  const cells = scheme.groups.flatMap(({ id }) => {
    const ofGroup = scheme.components.filter((component) => component.group === id && takesSheets(component));
    return scheme.units.flatMap((unit) => {
      const own = ofGroup.filter((component) => appliesTo(component, unit) && isShown(unit.id, component.id));
      return own.length === 0 ? [] : [cell(id, unit, own, found)];
    });
  });
  return { ...told, cells, ...(warnings.length > 0 && { warnings }) };
}

/** What the accepted sheets say of rating: of all but those that say *not assessed* their keys tell it. */
async function ratingsIn(period: StoredPeriod, index: SheetIndex): Promise<Rating[]> {
  const [silent, scoring] = [true, false].map((there) =>
    [...index].filter(([, { notAssessed = false }]) => notAssessed === there),
  ) as [[string, Position][], [string, Position][]];
  const unassessed = await sheetsAt(
    period,
    silent.map(([, position]) => position),
  );
  const rating = ([key]: [string, Position]): Rating => {
    const [unit, component] = key.split('~');
    return { unit: unit as UnitId, component: component as ComponentId };
  };
  return [...scoring.map(rating), ...unassessed.map(({ sheet }) => sheet)];
}

/** `unit~component` → why it is not assessed, where nobody rates it; several reasons one after another. */
function reasonsIn(handedIn: readonly Rating[]): Map<string, string> {
  const cellOf = ({ unit, component }: Rating) => `${unit}~${component}`;
  const rated = new Set(handedIn.filter(scores).map(cellOf));
  const reasons = new Map<string, string>();
  for (const sheet of handedIn) {
    const at = cellOf(sheet);
    if (sheet.notAssessed === undefined || rated.has(at)) continue;
    const before = reasons.get(at);
    reasons.set(at, before === undefined ? sheet.notAssessed : `${before}; ${sheet.notAssessed}`);
  }
  return reasons;
}

/** What is known of the sheets, by `unit~component`: when they came, why none assesses the unit, and where raters are missing. */
interface HandedIn {
  readonly acceptedAt: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, string>;
  readonly short: ReadonlySet<string>;
}

function cell(group: string, unit: Unit, components: readonly Component[], { acceptedAt, reasons, short }: HandedIn) {
  const at = (id: ComponentId) => `${unit.id}~${id}`;
  const moments = components.flatMap(({ id }) => acceptedAt.get(at(id)) ?? []);
  const standing = ({ id, method }: Component): 'accepted' | 'missing' | 'unfilled' => {
    if (reasons.has(at(id)) || short.has(at(id))) return 'missing';
    if (acceptedAt.has(at(id))) return 'accepted';
    return method === 'deduct' || method === 'rate' ? 'missing' : 'unfilled';
  };
  const idsOf = (wanted: ReturnType<typeof standing>) =>
    components.filter((component) => standing(component) === wanted).map(({ id }) => id as string);
  const notAssessed = components.flatMap(({ id }) => {
    const reason = reasons.get(at(id));
    return reason === undefined ? [] : [{ component: id as string, reason }];
  });
  return {
    group,
    unit: unit.id as string,
    accepted: idsOf('accepted'),
    missing: idsOf('missing'),
    unfilled: idsOf('unfilled'),
    ...(notAssessed.length > 0 && { notAssessed }),
    acceptedAt: moments.sort().at(-1) ?? null,
  };
}

/** When the submissions were accepted of which the index does not say it: an old one says it of none. */
function momentsBefore(period: PeriodAt, index: SheetIndex): Promise<ReadonlyMap<number, string>> {
  const silent = [...index.values()].filter(({ acceptedAt }) => acceptedAt === undefined);
  return momentsOf(period, [...new Set(silent.map(({ submission }) => submission))]);
}

/** `unit~component` → when the latest sheet there was accepted, whoever its assessor is. */
function latestAcceptance(index: SheetIndex, moments: ReadonlyMap<number, string>): Map<string, string> {
  const latest = new Map<string, string>();
  for (const [key, { submission, acceptedAt = moments.get(submission) as string }] of index) {
    const at = key.split('~', 2).join('~');
    const before = latest.get(at);
    if (before === undefined || before < acceptedAt) latest.set(at, acceptedAt);
  }
  return latest;
}
