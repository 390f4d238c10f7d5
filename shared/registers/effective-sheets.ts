// Effective sheets (计入的评分表): accepted sheets, what records count on them, and gates that are shut, as ordinary sheets.
import { takesLines } from '../scheme/defaults';
import type { UnitId } from '../scheme/id';
import { marksFor } from '../scheme/marks';
import type { Text } from '../scheme/text';
import { textIn } from '../scheme/text';
import type { SchemePlan } from '../scoring/scheme-plan';
import { scores, type Sheet } from '../scoring/sheet';
import type { Counted } from './counted';
import type { Gate } from './gates';
import type { Posting } from './postings';

/** The sheet of what records count where several sheets are summed. */
export const recordsAssessor = '@records';

interface Titled {
  readonly id: string;
  readonly title: Text;
}

type Place = Pick<Sheet, 'unit' | 'component'>;

/**
 * Postings and shut gates by the position of their place, unit × component, and what of the accepted sheets is known there:
 * chains of positions, as in an index of sheets. `first` has the first posting of each place, `next` the one after each; -1
 * where there is none.
 */
interface Places {
  readonly plan: SchemePlan;
  readonly components: number;
  readonly postings: readonly Posting[];
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly gates: readonly Gate[];
  /** the shut gate of each place; -1 where none is */
  readonly shut: Int32Array;
  /** how many accepted sheets there are, and how many of them score */
  readonly accepted: Int32Array;
  readonly scoring: Int32Array;
}

/** The position of each of some places that mostly come unit by unit; -1 of what has none in the scheme. */
function positions({ scheme, unitPosition, componentPosition }: SchemePlan): (place: Place) => number {
  const width = scheme.components.length;
  let id: UnitId | undefined;
  let row: number | undefined;
  return ({ unit, component }) => {
    if (unit !== id) {
      id = unit;
      row = unitPosition.get(unit);
    }
    const column = componentPosition.get(component);
    return row === undefined || column === undefined ? -1 : row * width + column;
  };
}

function placesOf(plan: SchemePlan, { postings, gates }: Counted): Places {
  const components = plan.scheme.components.length;
  const size = plan.units.length * components;
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(postings.length).fill(-1);
  const positionOf = positions(plan);
  // From the last to the first, so that each chain keeps the order of the postings.
  for (let i = postings.length - 1; i >= 0; i -= 1) {
    const place = positionOf(postings[i] as Posting);
    if (place < 0) continue;
    next[i] = first[place] as number;
    first[place] = i;
  }
  const shut = new Int32Array(size).fill(-1);
  gates.forEach((gate, i) => {
    const place = positionOf(gate);
    // Not to count at all is more than to count nothing.
    if (place >= 0 && (gate.or === 'incomplete' || (shut[place] as number) < 0)) shut[place] = i;
  });
  const [accepted, scoring] = [new Int32Array(size), new Int32Array(size)];
  return { plan, components, postings, first, next, gates, shut, accepted, scoring };
}

/**
 * The sheets that count (计入的评分表). Lines of records follow those of the accepted sheet, or are a sheet of their own where
 * several are summed. Without an accepted sheet they are the sheet of an addition or a penalty; a deduction stays not scored. A
 * unit that is not assessed stays so. A shut gate makes the component incomplete, or takes the full marks; then nothing else of
 * it counts.
 */
export function effectiveSheets(plan: SchemePlan, accepted: readonly Sheet[], counted: Counted): Sheet[] {
  if (counted.postings.length + counted.gates.length === 0) return [...accepted];
  const places = placesOf(plan, counted);
  const { gates } = places;
  const positionOf = positions(plan);
  const effective: Sheet[] = [];
  for (const sheet of accepted) {
    const place = positionOf(sheet);
    if (place < 0) {
      effective.push(sheet);
      continue;
    }
    places.accepted[place] = (places.accepted[place] as number) + 1;
    if (scores(sheet)) places.scoring[place] = (places.scoring[place] as number) + 1;
    if ((places.shut[place] as number) >= 0) continue;
    effective.push((places.first[place] as number) < 0 ? sheet : withPostings(places, sheet, place));
  }
  for (let place = 0; place < places.first.length; place += 1) {
    const gate = gates[places.shut[place] as number];
    if (gate === undefined && (places.first[place] as number) < 0) continue;
    const added = gate === undefined ? sheetOfRecords(places, place) : sheetOfGate(places, place, gate);
    if (added !== null) effective.push(added);
  }
  return effective;
}

/** What records count at a place, in the order of their numbers. */
function linesAt({ postings, first, next }: Places, place: number): Posting[] {
  const lines: Posting[] = [];
  let last: Posting | undefined;
  let isInOrder = true;
  for (let i = first[place] as number; i >= 0; i = next[i] as number) {
    const posting = postings[i] as Posting;
    if (last !== undefined && compareNumbers(last.record, posting.record) > 0) isInOrder = false;
    last = posting;
    lines.push(posting);
  }
  return isInOrder ? lines : lines.sort((a, b) => compareNumbers(a.record, b.record));
}

/**
 * By what comes before the counter, then by the counter, which is as many digits as it needs.
 * @example compareNumbers('F-2026-10-9', 'F-2026-10-10') < 0 // true
 */
export function compareNumbers(a: string, b: string): number {
  const [head, other] = [a.lastIndexOf('-'), b.lastIndexOf('-')];
  const isLonger = head === other && a.length !== b.length && a.slice(0, head) === b.slice(0, other);
  if (isLonger) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function withPostings(places: Places, sheet: Sheet, place: number): Sheet {
  const component = places.plan.scheme.components[place % places.components];
  if (component === undefined || takesLines(component) !== 'in the sheet' || !scores(sheet)) return sheet;
  return { ...sheet, lines: sheet.lines.concat(linesAt(places, place)) };
}

function at({ plan, components }: Places, place: number) {
  const unit = plan.units[Math.floor(place / components)]?.unit;
  const component = plan.scheme.components[place % components];
  if (unit === undefined || component === undefined) throw new RangeError(`no place in the scheme: ${place}`);
  return { unit, component };
}

/** The sheet that records are beside the accepted ones, or where there is none; `null` where they are in one, or count for nothing. */
function sheetOfRecords(places: Places, place: number): Sheet | null {
  const { unit, component } = at(places, place);
  const how = takesLines(component);
  const of = { unit: unit.id, component: component.id };
  const isHandedIn = (places.accepted[place] as number) > 0;
  const isScored = isHandedIn ? (places.scoring[place] as number) > 0 : component.method !== 'deduct';
  if (how === null || !isScored) return null;
  if (how === 'in the sheet') return isHandedIn ? null : { ...of, lines: linesAt(places, place) };
  return { ...of, assessor: recordsAssessor, lines: linesAt(places, place) };
}

function sheetOfGate(places: Places, place: number, gate: Gate): Sheet {
  const { plan } = places;
  const { unit, component } = at(places, place);
  const of = { unit: unit.id, component: component.id };
  const reason = shutBecause(plan.scheme, gate.register);
  if (gate.or === 'incomplete') return { ...of, lines: [], notAssessed: reason };
  const marks = component.method === 'deduct' ? marksFor(component, unit) : null;
  return { ...of, lines: marks === null ? [] : [{ points: marks, reason }] };
}

/**
 * Why a component does not count, in both languages where the register has both.
 * @example shutBecause({ registers: [{ id: 'book', title: '月度任务书' }] }, 'book') // '没有生效的月度任务书'
 */
export function shutBecause(
  { registers }: { readonly registers?: readonly Titled[] | undefined },
  register: string,
): string {
  const title = registers?.find(({ id }) => id === register)?.title ?? register;
  const [chinese, english] = [textIn(title, 'zh-CN'), textIn(title, 'en-US')];
  return chinese === english ? `没有生效的${chinese}` : `没有生效的${chinese}（no ${english} in force）`;
}
