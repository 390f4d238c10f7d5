// What a period of the small scheme is to somebody who only knows the rules: a state, sheets, keys, excuses, findings.
import { isDeepStrictEqual } from 'node:util';
import type { PeriodState } from '../../../shared/api/periods';
import type { Receipt } from '../../../shared/api/submissions';
import type { SheetInput } from '../http/small-scheme';

export interface Accepted {
  readonly etag: string;
  readonly sheet: SheetInput;
}

export interface Finding {
  readonly number: string;
  readonly unit: string;
  state: 'found' | 'agreed' | 'closed';
  points: number;
  /** while it is found: of the two who agree, those who have signed what it says */
  signed: readonly string[];
}

export interface Model {
  state: PeriodState;
  submissions: number;
  /** key → every accepted version, the latest first */
  readonly sheets: Map<string, Accepted[]>;
  /** `person key` → what was submitted under it, and the receipt */
  readonly receipts: Map<string, { readonly body: string; readonly receipt: Receipt }>;
  readonly findings: Finding[];
  /** null where there are no results */
  excused: readonly string[] | null;
}

export const fresh = (): Model => ({
  state: 'open',
  submissions: 0,
  sheets: new Map(),
  receipts: new Map(),
  findings: [],
  excused: null,
});

export const keyOf = ({ unit, component }: SheetInput) => `${unit}~${component}`;

const groupOf = (component: string) => (component === 'routine' ? 'safety' : 'service');

/** A unit needs its deduction and its rating; the addition may be missing. */
export const incomplete = ({ sheets }: Model) =>
  ['u1', 'u2'].filter((unit) => !sheets.has(`${unit}~routine`) || !sheets.has(`${unit}~leaders`));

interface Submitting {
  readonly as: string;
  readonly key: string;
  readonly body: { readonly sheets: readonly SheetInput[]; readonly base?: Readonly<Record<string, string | null>> };
}

/** What the rules say to a submission: the code of the refusal, the receipt of before, or null where it is accepted. */
export function judgeSubmission(model: Model, { as, key, body }: Submitting): string | Receipt | null {
  const earlier = model.receipts.get(`${as} ${key}`);
  if (earlier) return earlier.body === JSON.stringify(body) ? earlier.receipt : 'idempotency-key-reused';
  if (model.state !== 'open') return 'period-closed';
  const own = as === 'office-1' ? undefined : as.split('-')[0];
  if (own !== undefined && body.sheets.some(({ component }) => groupOf(component) !== own)) return 'not-allowed';
  const stale = body.sheets.some((sheet) => {
    const [accepted] = model.sheets.get(keyOf(sheet)) ?? [];
    const etag = body.base?.[keyOf(sheet)];
    if (etag === undefined || etag === (accepted?.etag ?? null)) return false;
    // The very same content loses nothing.
    return !isDeepStrictEqual(sheet, accepted?.sheet);
  });
  return stale ? 'stale' : null;
}

const before: Readonly<Record<PeriodState, readonly PeriodState[]>> = {
  open: ['closed', 'consolidated', 'signed', 'published'],
  closed: ['open'],
  consolidated: ['closed', 'consolidated'],
  signed: ['consolidated'],
  published: ['signed'],
  final: ['published'],
};

/** What a mover says of the results: nothing, the digest of the current ones where there are any, or one of others. */
export type Seen = 'unsaid' | 'current' | 'others';

interface Moving {
  readonly as: string;
  readonly to: PeriodState;
  readonly reason?: string | undefined;
  /** which results the person says to have seen */
  readonly seen: Seen;
}

/** What the rules say to a move; into `consolidated`, units without a result must have been excused before. */
export function judgeMove(model: Model, { as, to, reason, seen }: Moving): string | null {
  if (as !== 'office-1' && !(as === 'leader-1' && to === 'signed')) return 'not-allowed';
  if (!before[to].includes(model.state)) return 'wrong-state';
  if (seen === 'others') return 'stale';
  // The office signs where a scheme names it; this one names the leader.
  if (to === 'signed' && as !== 'leader-1') return 'not-allowed';
  if (to === 'open' && reason === undefined) return 'reason-missing';
  if (to !== 'consolidated') return null;
  return incomplete(model).every((unit) => model.excused?.includes(unit)) ? null : 'incomplete-units';
}

/** What the rules say to a consolidation that excuses these units. */
export function judgeConsolidation(model: Model, excused: readonly string[]): string | null {
  if (!before.consolidated.includes(model.state)) return 'wrong-state';
  const needed = incomplete(model);
  if (excused.some((unit) => !needed.includes(unit))) return 'excuse-refused';
  return needed.every((unit) => excused.includes(unit)) ? null : 'incomplete-units';
}

/** A finding counts from when both have agreed on it. */
export const counts = ({ state, points }: Pick<Finding, 'state' | 'points'>) => state !== 'found' && points > 0;

/** The sheets with what findings take off: nobody is assessed by findings alone. */
export const countedSheets = ({ sheets, findings }: Model): SheetInput[] =>
  [...sheets.values()].flatMap(([latest]) => {
    if (latest === undefined) return [];
    const { sheet } = latest;
    const own = sheet.component === 'routine' ? findings.filter((one) => counts(one) && one.unit === sheet.unit) : [];
    return [{ ...sheet, lines: [...sheet.lines, ...own.map(({ points }) => ({ points, reason: what }))] }];
  });

/** What every finding says. */
export const what = '堵塞';

/** What somebody does to a finding: says other points, or takes a step. */
export type Act = { readonly points: number } | { readonly step: 'agree' | 'close' | 'return' };

type Standing = 'office' | 'assessor' | 'head' | 'leader';

/** Who somebody is to a finding. */
const standing = (as: string): Standing => {
  if (as === 'office-1') return 'office';
  if (as === 'leader-1') return 'leader';
  return as === 'head-story' ? 'head' : 'assessor';
};

export const mayFind = (as: string) => standing(as) !== 'leader';

/** What the rules say to it: the code of the refusal, or the finding as it is then. */
export function judgeAct(model: Model, finding: Finding, as: string, act: Act): string | Finding {
  const who = standing(as);
  if ('points' in act) {
    if (act.points === finding.points) return finding;
    if (finding.state !== 'found' || !mayFind(as)) return 'not-yours-to-write';
    return { ...finding, points: act.points, signed: [] };
  }
  const [from, by] = steps[act.step];
  if (finding.state !== from) return 'wrong-state';
  if (!by.includes(who)) return 'not-allowed';
  if (finding.signed.includes(who)) return 'already-signed';
  const isFirst = act.step === 'agree' && finding.signed.length === 0;
  if (isFirst) return { ...finding, signed: [who] };
  const after = { ...finding, signed: [], state: into[act.step] };
  return counts(finding) !== counts(after) && model.state !== 'open' ? 'period-not-open' : after;
}

const into = { agree: 'agreed', close: 'closed', return: 'found' } as const;
const steps: Readonly<Record<keyof typeof into, readonly [from: Finding['state'], by: readonly Standing[]]>> = {
  agree: ['found', ['head', 'assessor']],
  close: ['agreed', ['office', 'assessor']],
  return: ['agreed', ['office']],
};
