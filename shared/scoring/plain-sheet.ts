// A sheet that has the shape of one, read without zod: nearly every sheet has, and zod takes some times as long as all other checks.
import { idPattern, noIds } from '../scheme/id';
import { isSeen } from '../scheme/plain-text';
import { longest, mostEvidence, mostLines, mostPoints, recordPattern, type Line, type Sheet } from './sheet';

type Raw = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it has no members but these, and a value in each that it has. */
function hasOnly(raw: Raw, members: ReadonlySet<string>): boolean {
  for (const key in raw) if (!members.has(key) || raw[key] === undefined) return false;
  return true;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && idPattern.test(value) && !noIds.includes(value);

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longest && isSeen(value);

const sheetMembers = new Set(['unit', 'component', 'assessor', 'lines', 'notAssessed']);
const lineMembers = new Set(['indicator', 'points', 'reason', 'evidence', 'record']);

function plainLine(raw: unknown): Line | null {
  if (!isRecord(raw) || !hasOnly(raw, lineMembers)) return null;
  const { indicator, points, reason, evidence, record } = raw;
  if (typeof points !== 'number' || !(points >= 0 && points <= mostPoints)) return null;
  const line: Partial<Line> = {};
  if (indicator !== undefined) {
    if (!isId(indicator)) return null;
    line.indicator = indicator as NonNullable<Line['indicator']>;
  }
  // Adding zero makes -0 the zero that it means.
  line.points = points + 0;
  if (reason !== undefined) {
    if (!isText(reason)) return null;
    line.reason = reason;
  }
  if (evidence !== undefined) {
    if (!Array.isArray(evidence) || evidence.length > mostEvidence) return null;
    // As a new list it has no holes, which `every` would pass by.
    const all: unknown[] = [...evidence];
    if (!all.every(isText)) return null;
    line.evidence = all;
  }
  if (record !== undefined) {
    if (typeof record !== 'string' || !recordPattern.test(record)) return null;
    line.record = record;
  }
  return line as Line;
}

/**
 * What `sheetSchema` makes of a sheet, to the order of its members; null where that finds a fault, and it alone says which. May be
 * null of a sheet without fault that is written in an odd way.
 * @example plainSheet({ unit: 'd1', component: 'safety', lines: [{ points: 1 }], more: 1 }) // null
 */
export function plainSheet(raw: unknown): Sheet | null {
  if (!isRecord(raw) || !hasOnly(raw, sheetMembers)) return null;
  const { unit, component, assessor, lines: rawLines, notAssessed } = raw;
  if (!isId(unit) || !isId(component) || !Array.isArray(rawLines) || rawLines.length > mostLines) return null;
  const sheet = { unit, component } as Sheet;
  if (assessor !== undefined) {
    if (assessor === '' || !isText(assessor)) return null;
    sheet.assessor = assessor;
  }
  const lines: Line[] = [];
  for (let i = 0; i < rawLines.length; i += 1) {
    const line = plainLine(rawLines[i]);
    if (line === null) return null;
    lines.push(line);
  }
  sheet.lines = lines;
  if (notAssessed !== undefined) {
    const reason = isText(notAssessed) ? notAssessed.trim() : '';
    if (reason === '') return null;
    sheet.notAssessed = reason;
  }
  return sheet;
}
