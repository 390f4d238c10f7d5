// The way in for score sheets: every fault of a submission at its line, or the sheets.
import { decimalsOf } from '../exact/decimal';
import { exact, type Exact } from '../exact/exact';
import { tenThousandths } from '../exact/sum';
import { combineOf, takesSheets } from '../scheme/defaults';
import { mostFaults, type Fault, type FaultCode, type Parsed } from '../scheme/fault';
import { idPattern, type ComponentId, type IndicatorId, type UnitId } from '../scheme/id';
import { appliesTo, marksFor } from '../scheme/marks';
import type { Component, Indicator, Unit } from '../scheme/scheme';
import { zodFaults } from '../scheme/zod-faults';
import { Assessors } from './assessors';
import { plainSheet } from './plain-sheet';
import type { SchemePlan } from './scheme-plan';
import { sheetSchema, type Sheet } from './sheet';

type Raw = Readonly<Record<string, unknown>>;

interface KnownComponent {
  readonly component: Component;
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
}

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function unitIn({ units, unitPosition }: SchemePlan, id: unknown): Unit | undefined {
  const position = unitPosition.get(id as UnitId);
  return position === undefined ? undefined : units[position]?.unit;
}

function componentIn({ scheme, componentPosition, indicators }: SchemePlan, id: unknown): KnownComponent | undefined {
  const position = componentPosition.get(id as ComponentId);
  if (position === undefined) return undefined;
  return {
    component: scheme.components[position] as Component,
    indicators: indicators[position] as KnownComponent['indicators'],
  };
}

/** Collects the faults of one sheet; each says of which unit, component, indicator and line (counted from 1) it is. */
class SheetFaults {
  readonly found: Fault[] = [];

  constructor(
    private readonly path: string,
    private readonly sheet: Raw,
  ) {}

  add(code: FaultCode, place: string, detail: Fault['detail'] = {}): void {
    if (this.found.length >= mostFaults) return;
    const { unit, component } = this.sheet;
    const named = (key: string, value: unknown) => (typeof value === 'string' ? { [key]: value } : {});
    const line = /^\.lines\[(\d+)\]/.exec(place)?.[1];
    const raw = line === undefined ? undefined : listOf(this.sheet.lines)[Number(line)];
    const of = {
      ...named('unit', unit),
      ...named('component', component),
      // Where a line names no indicator, what it scores is the component itself.
      ...(isRecord(raw) && named('indicator', raw.indicator ?? component)),
      ...(line !== undefined && { line: Number(line) + 1 }),
    };
    this.found.push({ code, path: `${this.path}${place}`, detail: { ...of, ...detail } });
  }
}

function shapeFault(faults: SheetFaults, { code, path, detail }: Fault): void {
  const place = path.startsWith('[') ? path : `.${path}`;
  const ofPoints = code === 'out-of-range' && place.endsWith('].points') && !('most' in detail);
  if (!ofPoints) faults.add(code, path === '' ? '' : place, detail);
  else faults.add('least' in detail ? 'points-negative' : 'points-not-finite', place, detail);
}

/** The sheet, or null where its shape is faulty. */
function wellFormed(item: unknown, faults: SheetFaults): Sheet | null {
  const parsed = sheetSchema.safeParse(item, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const fault of zodFaults(parsed.error)) shapeFault(faults, fault);
  return null;
}

/** What is wrong with a line whatever it is scored for; `limit` is the most that it may hold, null where that is open. */
function pointsFaults(faults: SheetFaults, place: string, { points }: Raw, limit: number | null): void {
  if (typeof points !== 'number' || !Number.isFinite(points)) return;
  if (Number.isNaN(tenThousandths(points)) && decimalsOf(points) > 4) {
    faults.add('points-too-fine', `${place}.points`, { points });
  }
  if (limit !== null && points > limit) {
    faults.add('points-beyond-marks', `${place}.points`, { points, marks: limit });
  }
}

function reasonFaults(faults: SheetFaults, place: string, { points, reason }: Raw, { method }: Component): void {
  if (typeof points !== 'number' || !Number.isFinite(points) || points <= 0) return;
  const takesOff = method === 'deduct' || method === 'penalty';
  const unexplained = reason === undefined || (typeof reason === 'string' && reason.trim() === '');
  if (takesOff && unexplained) faults.add('reason-missing', `${place}.reason`, { points });
}

/** The faults of a line whose component is known; `unit` is null where it is not known, or the component does not apply to it. */
function lineFaults(faults: SheetFaults, place: string, line: Raw, known: KnownComponent, unit: Unit | null): void {
  const { component, indicators } = known;
  const indicator = indicators.get(line.indicator as IndicatorId);
  const named = typeof line.indicator === 'string' && idPattern.test(line.indicator);
  if (named && indicator === undefined) faults.add('unknown-indicator', `${place}.indicator`);
  if (indicator !== undefined && unit !== null && !appliesTo(indicator, unit)) {
    faults.add('indicator-does-not-apply', `${place}.indicator`);
  }
  if (component.method === 'rate' && indicators.size > 0 && line.indicator === undefined) {
    faults.add('missing', `${place}.indicator`);
  }
  pointsFaults(faults, place, line, unit === null ? null : mostPoints(component, indicator, unit));
  reasonFaults(faults, place, line, component);
}

function mostPoints(component: Component, indicator: Indicator | undefined, unit: Unit): number | null {
  const own = indicator === undefined ? null : marksFor(indicator, unit);
  return own ?? (component.method === 'rate' ? marksFor(component, unit) : null);
}

/** A fault at the line with which the lines of an indicator are together beyond its marks; a line that is so by itself has one. */
function sumFaults(faults: SheetFaults, lines: readonly unknown[], known: KnownComponent, unit: Unit): void {
  // What a penalty takes off in all is bounded by its component, line by line by its indicator.
  if (known.component.method === 'penalty') return;
  // Most indicators have one line, whose points need not be added to anything.
  const sums = new Map<Indicator, number | Exact>();
  for (let j = 0; j < lines.length; j += 1) {
    const line = lines[j];
    if (!isRecord(line)) continue;
    const { points } = line;
    const indicator = known.indicators.get(line.indicator as IndicatorId);
    const marks = indicator === undefined ? null : marksFor(indicator, unit);
    if (indicator === undefined || marks === null || typeof points !== 'number' || !(points > 0 && points <= marks))
      continue;
    const before = sums.get(indicator);
    if (before === undefined) {
      sums.set(indicator, points);
      continue;
    }
    const earlier = typeof before === 'number' ? exact(before) : before;
    const sum = earlier.plus(exact(points));
    sums.set(indicator, sum);
    const isBeyond = (total: Exact) => total.compare(exact(marks)) > 0;
    if (!isBeyond(sum) || isBeyond(earlier)) continue;
    faults.add('points-beyond-marks', `.lines[${j}].points`, { points: sum.round(4), marks });
  }
}

/** A rating has exactly one line for each indicator that applies, or one line where its component has none. */
function ratingFaults(faults: SheetFaults, lines: readonly unknown[], known: KnownComponent, unit: Unit): void {
  const { component, indicators } = known;
  const asked = indicators.size === 0 ? [component] : [...indicators.values()].filter((one) => appliesTo(one, unit));
  const answered = new Set<unknown>();
  lines.forEach((line, j) => {
    const scores = indicators.size === 0 ? component.id : isRecord(line) ? line.indicator : undefined;
    if (scores === undefined) return;
    if (answered.has(scores)) faults.add('rate-line-repeated', `.lines[${j}]`);
    answered.add(scores);
  });
  for (const { id } of asked) {
    if (!answered.has(id)) faults.add('rate-line-missing', '.lines', indicators.size === 0 ? {} : { indicator: id });
  }
}

/** The faults of a sheet whoever fills it: an assessor, or records. */
function contentFaults(faults: SheetFaults, sheet: Raw, plan: SchemePlan): void {
  const unit = unitIn(plan, sheet.unit);
  const known = componentIn(plan, sheet.component);
  const isId = (value: unknown) => typeof value === 'string' && idPattern.test(value);
  if (unit === undefined && isId(sheet.unit)) faults.add('unknown-unit', '.unit');
  if (known === undefined && isId(sheet.component)) faults.add('unknown-component', '.component');
  const applies = unit !== undefined && known !== undefined && appliesTo(known.component, unit);
  if (unit !== undefined && known !== undefined && !applies) faults.add('component-does-not-apply', '.component');
  if (!Array.isArray(sheet.lines)) return;
  const lines: readonly unknown[] = sheet.lines;
  const isAssessed = sheet.notAssessed === undefined;
  if (!isAssessed && lines.length > 0) faults.add('not-assessed-with-lines', '.lines');
  lines.forEach((line, j) => {
    if (!isRecord(line)) return;
    const place = `.lines[${j}]`;
    if (known === undefined) pointsFaults(faults, place, line, null);
    else lineFaults(faults, place, line, known, applies ? unit : null);
  });
  if (!applies) return;
  sumFaults(faults, lines, known, unit);
  if (isAssessed && known.component.method === 'rate') ratingFaults(faults, lines, known, unit);
}

/** The place of a sheet as it came, faulty or not; null where it does not say which unit and component it is of. */
function placeOf({ unit, component, assessor }: Raw, plan: SchemePlan): string | null {
  if (typeof unit !== 'string' || typeof component !== 'string') return null;
  // How long each part is keeps two places from having one text.
  const place = `${unit.length} ${component.length} ${unit}${component}`;
  if (takesOne(componentIn(plan, component))) return place;
  return `${place}${typeof assessor === 'string' ? `~${assessor}` : JSON.stringify([assessor])}`;
}

/** Where several fill one place, each is another person, and is written as one. */
function assessorFaults(
  faults: SheetFaults,
  { unit, component, assessor }: Raw,
  plan: SchemePlan,
  there: Assessors,
): void {
  if (typeof unit !== 'string' || typeof component !== 'string') return;
  if (assessor === '' || (assessor !== undefined && typeof assessor !== 'string')) return;
  const known = componentIn(plan, component);
  if (takesOne(known)) return;
  const refusal = there.refusal(`${unit}~${component}`, assessor, known?.component.raters);
  if (refusal !== null) faults.add(refusal.code, '.assessor', refusal.detail);
}

function takesOne(known: KnownComponent | undefined): boolean {
  return known !== undefined && combineOf(known.component) === 'one';
}

/** Where a component takes one sheet, the assessor has no part in its place, and so none in the sheet. */
function placed({ unit, component, lines, notAssessed, assessor }: Sheet, plan: SchemePlan): Sheet {
  const sheet: Sheet = { unit, component, lines };
  if (notAssessed !== undefined) sheet.notAssessed = notAssessed;
  if (assessor !== undefined && !takesOne(componentIn(plan, component))) sheet.assessor = assessor;
  return sheet;
}

/** What is wrong with lines of one place that are no assessor's (计分行检查), as in a sheet; none where all may count. */
export function lineFaultsAt(plan: SchemePlan, sheet: Pick<Sheet, 'unit' | 'component' | 'lines'>): Fault[] {
  const faults = new SheetFaults('', { ...sheet });
  contentFaults(faults, { ...sheet }, plan);
  return faults.found;
}

/**
 * The sheets of a submission (上报的评分表), checked against the scheme: all of them, or every fault there is. A fault's path is
 * `sheets[i].lines[j].…`; its detail names unit, component, indicator and line. Refused: wrong shape, unknown ids, what does not
 * apply, points that are negative, not finite, finer than 4 decimals or beyond the marks, alone or together with the other
 * lines of the indicator (but for a penalty), ratings not given or given twice,
 * two sheets for one place, sheets of a component that takes none, lines of a unit that is not assessed, a deduction without a reason, text over 2,000 characters, an assessor who is not written plainly or
 * looks like another one of the same place, more than 100 assessors of one, or than its component has raters. A point of -0 is 0. A component that
 * takes one sheet has one place for each unit, whoever the assessor is, who is left out.
 */
export function parseSheets(plan: SchemePlan, input: unknown): Parsed<Sheet[]> {
  if (!Array.isArray(input)) {
    const code = input === undefined ? 'missing' : 'wrong-type';
    return { ok: false, faults: [{ code, path: 'sheets', detail: { expected: 'array' } }] };
  }
  const places = new Set<string>();
  const assessors = new Assessors();
  const sheets: Sheet[] = [];
  const all: Fault[] = [];
  for (const [i, item] of (input as readonly unknown[]).entries()) {
    if (all.length >= mostFaults) break;
    const raw = isRecord(item) ? item : {};
    const faults = new SheetFaults(`sheets[${i}]`, raw);
    const sheet = plainSheet(item) ?? wellFormed(item, faults);
    contentFaults(faults, raw, plan);
    const filled = componentIn(plan, raw.component);
    if (filled !== undefined && !takesSheets(filled.component)) faults.add('component-without-sheets', '.component');
    const place = placeOf(raw, plan);
    if (place !== null) {
      if (places.has(place)) faults.add('sheet-repeated', '');
      places.add(place);
    }
    assessorFaults(faults, raw, plan, assessors);
    if (sheet !== null) sheets.push(placed(sheet, plan));
    for (const fault of faults.found) all.push(fault);
  }
  return all.length === 0 ? { ok: true, value: sheets } : { ok: false, faults: all.slice(0, mostFaults) };
}
