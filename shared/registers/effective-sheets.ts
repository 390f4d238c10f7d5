// Effective sheets (计入的评分表): accepted sheets, what records count on them, and gates that are shut, as ordinary sheets.
import type { Text } from '../scheme/text';
import { textIn } from '../scheme/text';
import { takesLines } from '../scheme/defaults';
import { marksFor } from '../scheme/marks';
import type { SchemePlan } from '../scoring/scheme-plan';
import { scores, type Line, type Sheet } from '../scoring/sheet';
import type { Gate } from './gates';
import { lineOf, type Posting } from './postings';

/** The sheet of what records count where several sheets are summed. */
export const recordsAssessor = '@records';

/** Postings and shut gates of one place, unit × component. */
interface Place {
  readonly postings: Posting[];
  gate: Gate | null;
  /** how many accepted sheets there are */
  sheets: number;
}

/**
 * The sheets that count (计入的评分表). Lines of records follow those of the accepted sheet, or are a sheet of their own where
 * several are summed. Without an accepted sheet they are the sheet of an addition or a penalty; a deduction stays not scored. A
 * shut gate makes the component incomplete, or takes the full marks; then nothing else of it counts.
 */
export function effectiveSheets(
  plan: SchemePlan,
  accepted: readonly Sheet[],
  postings: readonly Posting[],
  gates: readonly Gate[],
): Sheet[] {
  if (postings.length + gates.length === 0) return [...accepted];
  const width = plan.scheme.components.length;
  const places = new Map<number, Place>();
  const positionOf = ({ unit, component }: Pick<Sheet, 'unit' | 'component'>): number => {
    const [row, column] = [plan.unitPosition.get(unit), plan.componentPosition.get(component)];
    return row === undefined || column === undefined ? -1 : row * width + column;
  };
  const placeAt = (at: Pick<Sheet, 'unit' | 'component'>): Place => {
    const position = positionOf(at);
    const known = places.get(position);
    if (known !== undefined) return known;
    const place: Place = { postings: [], gate: null, sheets: 0 };
    places.set(position, place);
    return place;
  };
  for (const posting of postings) placeAt(posting).postings.push(posting);
  for (const gate of gates) {
    const place = placeAt(gate);
    // Not to count at all is more than to count nothing.
    if (place.gate === null || gate.or === 'incomplete') place.gate = gate;
  }
  const effective: Sheet[] = [];
  for (const sheet of accepted) {
    const place = places.get(positionOf(sheet));
    if (place === undefined) effective.push(sheet);
    else if (place.gate === null) effective.push(withPostings(plan, sheet, place));
    if (place !== undefined) place.sheets += 1;
  }
  for (const [position, place] of [...places].sort(([one], [other]) => one - other)) {
    const added = addedSheet(plan, position, place, width);
    if (added !== null) effective.push(added);
  }
  return effective;
}

function inOrder(postings: readonly Posting[]): Line[] {
  return [...postings].sort((a, b) => compareNumbers(a.record, b.record)).map(lineOf);
}

/** By what comes before the counter, then by the counter. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a, b].map((number) => ({
    head: number.replace(/\d+$/, ''),
    count: Number(/\d+$/.exec(number)?.[0] ?? 0),
  }));
  if (one?.head !== other?.head) return (one?.head ?? '') < (other?.head ?? '') ? -1 : 1;
  return (one?.count ?? 0) - (other?.count ?? 0);
}

function withPostings(plan: SchemePlan, sheet: Sheet, place: Place): Sheet {
  const component = plan.scheme.components[plan.componentPosition.get(sheet.component) ?? -1];
  const isFirst = place.sheets === 0;
  if (!isFirst || component === undefined || takesLines(component) !== 'in the sheet' || !scores(sheet)) return sheet;
  return { ...sheet, lines: [...sheet.lines, ...inOrder(place.postings)] };
}

function addedSheet(
  plan: SchemePlan,
  position: number,
  { postings, gate, sheets }: Place,
  width: number,
): Sheet | null {
  const unit = plan.units[Math.floor(position / width)]?.unit;
  const component = plan.scheme.components[position % width];
  if (unit === undefined || component === undefined) return null;
  const at = { unit: unit.id, component: component.id };
  if (gate !== null) {
    const title = plan.scheme.registers?.find(({ id }) => id === gate.register)?.title ?? gate.register;
    const reason = noneInForce(title);
    if (gate.or === 'incomplete') return { ...at, lines: [], notAssessed: reason };
    const marks = component.method === 'deduct' ? marksFor(component, unit) : null;
    return { ...at, lines: marks === null ? [] : [{ points: marks, reason }] };
  }
  const how = takesLines(component);
  const countsAlone = component.method !== 'deduct';
  if (how === 'in the sheet') return sheets > 0 || !countsAlone ? null : { ...at, lines: inOrder(postings) };
  if (how === null || (sheets === 0 && !countsAlone)) return null;
  return { ...at, assessor: recordsAssessor, lines: inOrder(postings) };
}

/**
 * Why a component does not count, in both languages where the register has both.
 * @example noneInForce('月度任务书') // '没有生效的月度任务书'
 */
export function noneInForce(title: Text): string {
  const [chinese, english] = [textIn(title, 'zh-CN'), textIn(title, 'en-US')];
  return chinese === english ? `没有生效的${chinese}` : `没有生效的${chinese}（no ${english} in force）`;
}
