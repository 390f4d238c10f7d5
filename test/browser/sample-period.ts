// A whole period of a scheme for the browser: who fills which score workbook, and what they find.
import { sampleSheets } from '../../functions/local/development/sample/sheets';
import { componentsToFill } from '../../addin/session/roles';
import { byHost, combineOf } from '../../shared/scheme/defaults';
import { componentsFilled, membersFilled } from '../../shared/scheme/members';
import type { Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { planScheme } from '../../shared/scoring/scheme-plan';
import type { Sheet } from '../../shared/scoring/sheet';
import { accepted } from '../shared/scheme/full-sheets';

/** Later than every period of the sample organisation. */
const periods = { month: '2031-05', quarter: '2031-Q2', half: '2031-H1', year: '2031' } as const;

export const periodOf = (scheme: Scheme): Period => periods[scheme.cycle] as string as Period;

export interface Assessor {
  readonly id: string;
  readonly group: string;
  /** Whether the sample organisation lacks this person. */
  readonly isNew: boolean;
  /** For whose members this person fills, as the head of the host. */
  readonly host?: string;
}

const severalScore = (scheme: Scheme, group: string): boolean =>
  scheme.components.some((component) => component.group === group && combineOf(component) !== 'one');

/** One assessor a group, three where several people score a component; and the heads of those units that fill for their members. */
export function assessorsOf(scheme: Scheme): Assessor[] {
  const heads = scheme.units.flatMap(({ id: host }): Assessor[] => {
    const [component] = componentsFilled(scheme, host);
    if (component === undefined) return [];
    return [{ id: `head-${scheme.id}-${host}`, group: component.group, isNew: false, host }];
  });
  const groups = scheme.groups.filter(({ id }) => componentsToFill(scheme, [], id).length > 0);
  const assessors = groups.flatMap(({ id: group }) => {
    const id = `assessor-${scheme.id}-${group}`;
    const more = severalScore(scheme, group) ? [`${id}-2`, `${id}-3`] : [];
    return [{ id, group, isNew: false }, ...more.map((other) => ({ id: other, group, isNew: true }))];
  });
  return [...assessors, ...heads];
}

/** What an assessor finds; who is not the first of the group scores only what several people score. */
export function sheetsOf(scheme: Scheme, period: Period, { id, group, isNew, host }: Assessor): Sheet[] {
  const members = new Set<string>(host === undefined ? [] : membersFilled(scheme, host).map((unit) => unit.id));
  const byHosts = new Set<string>(scheme.components.filter(byHost).map((component) => component.id));
  const several = new Set(scheme.components.filter((one) => combineOf(one) !== 'one').map((one) => one.id as string));
  const sheets = sampleSheets(scheme, group, `${period} ${id}`)
    .filter(({ component }) => several.has(component) || !isNew)
    .filter(({ component, unit }) => (byHosts.has(component) ? members.has(unit) : host === undefined))
    .map(({ assessor, ...sheet }) => (assessor === undefined ? sheet : { ...sheet, assessor: id }));
  const found = accepted(parseSheets(planScheme(scheme), sheets));
  return accepted(parseSheets(planScheme(scheme), withFurtherLine(scheme, found)));
}

/** Another deduction on the same indicator, with what a careless reader of cells would lose: signs, and two pieces of evidence. */
function withFurtherLine(scheme: Scheme, sheets: readonly Sheet[]): Sheet[] {
  const deducts = new Set(scheme.components.filter(({ method }) => method === 'deduct').map(({ id }) => id));
  const at = sheets.findIndex(({ component, lines }) => deducts.has(component) && lines.length > 0);
  return sheets.map((sheet, index) => {
    const [line] = sheet.lines;
    if (index !== at || line === undefined) return sheet;
    const further = {
      ...line,
      points: 0.25,
      reason: '复查：压力 <0.3 MPa & 记录缺 "签字"',
      evidence: ['照片', '记录'],
    };
    return { ...sheet, lines: [...sheet.lines, further] };
  });
}
