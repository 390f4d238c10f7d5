// The access table (权限表): who may use which route, on how much of it, in which states of the period. What has no line is refused.
import { stepOf, takersOf } from '../lifecycle/life';
import { anyPeriodLife, published, type PeriodState, type PeriodStep } from '../lifecycle/period-life';
import { membersFilled } from '../scheme/members';
import type { Scheme } from '../scheme/scheme';
import { signatoriesOf } from '../scheme/signatories';
import type { Role, RoleKind } from './roles';
import type { RouteId } from './routes';

/** `anyone` needs no token; `signed-in` is a known organisation's person with any role or none. */
export type Holder = 'anyone' | 'signed-in' | RoleKind;

/**
 * How much of what the route deals with: `whole`; of the role's own group or own unit only; of the units that its own unit hosts, what
 * the host's head fills; the `outline`, which is whole but for what is said of single units; or as the `register` says of each record. A scoped role reaches into its own scheme only, an observer's into its period.
 */
export type Reach = 'whole' | 'own-group' | 'own-unit' | 'own-members' | 'outline' | 'register';

/** One line: route (its key) × role × reach × states of the period; `to` is the state that a transition leads into. */
export interface AccessLine {
  readonly who: Holder;
  readonly reach: Reach;
  /** `any`: the route has no period, or does not ask for its state */
  readonly states: readonly PeriodState[] | 'any';
  readonly to?: PeriodState;
  /** only where the scheme that the period keeps names the role for signature */
  readonly signing?: true;
  /** only where the scheme that the period keeps lets the head of the role's unit fill sheets for units that it hosts */
  readonly hosting?: true;
}

const line = (who: Holder, reach: Reach = 'whole', states: AccessLine['states'] = 'any'): AccessLine => ({
  who,
  reach,
  states,
});

/** Who takes a step of a period's life; whom of them, and in which order, is where it is signed the scheme's to say. */
const step = (id: PeriodStep): AccessLine[] => {
  const { from, by } = stepOf(anyPeriodLife, id);
  return takersOf({ by }).map((who) => line(who, 'whole', from));
};

/** Every step that leads into a state. */
const moves = anyPeriodLife.steps.flatMap(({ id, to }) =>
  to === undefined ? [] : step(id).map((one) => ({ ...one, to })),
);

/** A unit's people, of what is their own once it is published. */
const ownPublished: readonly AccessLine[] = [
  line('head', 'own-unit', published),
  line('secretary', 'own-unit', published),
  line('liaison', 'own-unit', published),
];

/** Those concerned by results: who decides on them at once, a group leader among them who signs; the units once they are published. */
const concerned: readonly AccessLine[] = [
  line('office'),
  line('leader'),
  { ...line('group-leader'), signing: true },
  line('observer'),
  ...ownPublished,
];

/** A period's state is told to everybody; who is excused and why, to those concerned. */
const facts = [line('signed-in', 'outline'), ...concerned];

/** Every accepted version, for those who fill and witness. */
const everyVersion = [
  line('office'),
  line('assessor', 'own-group'),
  line('group-leader', 'own-group'),
  line('observer'),
];

/** A head's, who fills what the scheme leaves to the host of a unit. */
const ofMembers = (states: AccessLine['states'] = 'any'): AccessLine => ({
  ...line('head', 'own-members', states),
  hosting: true,
});

/** As the sheets stand; a leader looks into what cost whom points. */
const acceptedSheets = [...everyVersion, line('leader')];

/** Whoever is shown by whom something was submitted, signed or done. */
const seeingIds: readonly RoleKind[] = [
  'office',
  'leader',
  'assessor',
  'group-leader',
  'observer',
  'head',
  'secretary',
  'liaison',
];

export const accessTable: Readonly<Record<RouteId, readonly AccessLine[]>> = {
  health: [line('anyone')],
  openapi: [line('anyone')],
  me: [line('signed-in')],

  // What is kept how long everybody may know; what goes, and everything about somebody, is for administrators.
  getOrganisation: [line('signed-in')],
  putOrganisation: [line('admin')],
  previewRetention: [line('admin')],
  exportPerson: [line('admin')],

  names: seeingIds.map((who) => line(who)),
  participants: seeingIds.map((who) => line(who)),
  listPeople: [line('admin')],
  putPerson: [line('admin')],

  getCalendar: [line('signed-in')],
  putCalendar: [line('office')],

  getObservers: [line('office')],
  putObservers: [line('office')],
  getTurn: [line('office')],
  nameObservers: [line('office', 'whole', ['open', 'closed', 'consolidated'])],
  // What is one's own, or only what an administrator may see of everybody.
  ownContact: [line('signed-in')],
  putOwnContact: [line('signed-in')],
  putContact: [line('admin')],
  listChannels: [line('admin')],
  tryChannel: [line('admin')],

  listSchemes: [line('signed-in')],
  getScheme: [line('signed-in')],
  putScheme: [line('office')],
  checkScheme: [line('office')],
  preview: [line('office'), line('assessor')],

  listPeriods: facts,
  getPeriod: facts,
  openPeriod: [line('office')],
  movePeriod: moves,
  withdrawPeriod: step('withdraw'),

  submit: [line('office', 'whole', ['open']), line('assessor', 'own-group', ['open']), ofMembers(['open'])],
  listSheets: [...acceptedSheets, ofMembers()],
  sheetHistory: [...everyVersion, ofMembers()],
  progress: [...acceptedSheets, ofMembers()],

  // Whoever a register names, in any role or by name; it is asked record by record.
  listRecords: [line('signed-in', 'register')],
  analyseRecords: [line('signed-in', 'register')],
  getRecord: [line('signed-in', 'register')],
  recordHistory: [line('signed-in', 'register')],
  changeRecords: [line('signed-in', 'register')],
  due: [line('signed-in', 'register')],
  remind: (['office', 'leader', 'liaison', 'head'] as const).map((who) => line(who, 'register')),

  // Who may write a record there puts; who sees a record that names it gets.
  putFile: [line('signed-in', 'register')],
  listFiles: [line('signed-in', 'register')],
  getFile: [line('signed-in', 'register')],
  periodFiles: [line('admin')],
  destroyFile: [line('admin')],

  consolidate: step('consolidate'),
  // Who consolidates, whatever has become of the period since.
  consolidation: step('consolidate').map((one) => ({ ...one, states: 'any' })),
  counted: [...acceptedSheets, ...ownPublished, ofMembers()],
  recalculation: [line('office'), line('leader')],
  results: concerned,
  explanation: concerned,
  figures: concerned,
  board: concerned,

  audit: [line('office'), line('leader')],
  verifyAudit: [line('office'), line('leader')],
};

/** Whether a route is for anybody, without a token. */
export function isForAnyone(route: RouteId): boolean {
  return accessTable[route].some(({ who }) => who === 'anyone');
}

/** The lines of a route (of a transition into `to`) that somebody with roles of these kinds comes under. */
export function linesFor(route: RouteId, kinds: readonly RoleKind[], to?: PeriodState): AccessLine[] {
  return accessTable[route].filter(
    (one) =>
      (to === undefined || one.to === to) &&
      (one.who === 'anyone' || one.who === 'signed-in' || kinds.includes(one.who)),
  );
}

/** Whether a line counts in a period that keeps this scheme, for somebody with these roles there. */
export function countsIn(
  { who, signing, hosting }: AccessLine,
  scheme: Pick<Scheme, 'signatures' | 'components' | 'units'>,
  roles: readonly Role[],
): boolean {
  if (signing) return signatoriesOf(scheme).some(({ role }) => role === who);
  return (
    !hosting || roles.some((role) => role.kind === who && 'unit' in role && membersFilled(scheme, role.unit).length > 0)
  );
}

export function isOpenIn({ states }: AccessLine, state: PeriodState): boolean {
  return states === 'any' || states.includes(state);
}
