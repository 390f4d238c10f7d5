// Effective sheets (计入的评分表): accepted sheets, what records count on them, and gates that are shut, as ordinary sheets.
import { takesLines } from '../scheme/defaults';
import type { UnitId } from '../scheme/id';
import { marksFor } from '../scheme/marks';
import type { Text } from '../scheme/text';
import { textIn } from '../scheme/text';
import type { SchemePlan } from '../scoring/scheme-plan';
import { scores, type Line, type Sheet } from '../scoring/sheet';
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
  /** how many postings each place has */
  readonly count: Int32Array;
  /** whether all postings come in the order of their numbers, and so those of each place */
  readonly isInOrder: boolean;
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
  const count = new Int32Array(size);
  const positionOf = positions(plan);
  // From the last to the first, so that each chain keeps the order of the postings.
  for (let i = postings.length - 1; i >= 0; i -= 1) {
    const place = positionOf(postings[i] as Posting);
    if (place < 0) continue;
    next[i] = first[place] as number;
    first[place] = i;
    count[place] = (count[place] as number) + 1;
  }
  const isInOrder = postings.every((posting, i) => i === 0 || inOrder(postings[i - 1] as Posting, posting) <= 0);
  const shut = new Int32Array(size).fill(-1);
  gates.forEach((gate, i) => {
    const place = positionOf(gate);
    // Not to count at all is more than to count nothing.
    if (place >= 0 && (gate.or === 'incomplete' || (shut[place] as number) < 0)) shut[place] = i;
  });
  const [accepted, scoring] = [new Int32Array(size), new Int32Array(size)];
  return { plan, components, postings, first, next, count, isInOrder, gates, shut, accepted, scoring };
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

/** The lines of a place: those before, then what records count there in the order of their numbers. */
function linesAt(
  { postings, first, next, count, isInOrder }: Places,
  place: number,
  before: readonly Line[] = [],
): Line[] {
  // Made as long as it gets: there may be very many.
  const lines = new Array<Posting>(count[place] as number);
  for (let i = first[place] as number, at = 0; i >= 0; i = next[i] as number, at += 1)
    lines[at] = postings[i] as Posting;
  if (!isInOrder) lines.sort(inOrder);
  return before.length === 0 ? lines : [...before, ...lines];
}

const inOrder = (a: Posting, b: Posting): number => compareNumbers(a.record, b.record);

/**
 * By what comes before the counter, then by the counter, which is as many digits as it needs.
 * @example compareNumbers('F-2026-10-9', 'F-2026-10-10') < 0 // true
 */
export function compareNumbers(a: string, b: string): number {
  if (a.length !== b.length) {
    const [head, other] = [a.lastIndexOf('-'), b.lastIndexOf('-')];
    if (head === other && a.slice(0, head) === b.slice(0, other)) return a.length - b.length;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function withPostings(places: Places, sheet: Sheet, place: number): Sheet {
  const component = places.plan.scheme.components[place % places.components];
  if (component === undefined || takesLines(component) !== 'in the sheet' || !scores(sheet)) return sheet;
  return { ...sheet, lines: linesAt(places, place, sheet.lines) };
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
