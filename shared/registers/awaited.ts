// Who has to do with a record now (待办与督办): for whom it waits, who is told because it stands too long, and how urgent it is by three colours.
import { daysBetween, dueOf, toldOf, type Calendar, type RecordDue } from './due';
import type { RegisterRecord } from './record';
import type { PlannedRegister, RegistersPlan } from './register-plan';
import { onwardSteps, stepsOpenTo } from './steps';
import { isMeant, maySee, namedIn, type Asker } from './who';

/** `step`: may take it on from where it stands; `told`: is told because it has stood there too long, or, as its unit's liaison, is due. */
export type Awaited = 'step' | 'told';

/** In the order of their urgency. */
export const colours = ['red', 'yellow', 'blue'] as const;
/** Blue before the day, yellow from it on, red once somebody above is told, or at once where nobody is. */
export type Colour = (typeof colours)[number];

/**
 * Why a record is a person's matter now; null where it is not, or not for them to see. Today, `GET due`, digests and
 * reminders ask this alone.
 */
export function awaits(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
  calendar: Calendar,
): Awaited | null {
  const isTold = () =>
    toldOf(plan, register, record, calendar).some((who) => isMeant(plan.scheme, register, record, asker, who));
  // 聯絡員……全程提醒、監督: whatever their unit owes.
  const isWatched = () =>
    record.unit !== null &&
    isMeant(plan.scheme, register, record, asker, 'liaison') &&
    dueOf(plan, register, record, calendar) !== null;
  const why = mayStepOn(plan, register, record, asker) ? 'step' : isTold() || isWatched() ? 'told' : null;
  return why !== null && maySee(plan.scheme, register, record, asker) ? why : null;
}

/**
 * Whether a person may remind others of a record that they see (催办): the office, leaders, its unit's liaison, and whoever the
 * register names for another unit of it, such as the head of the lead department.
 */
export function mayRemind(
  plan: RegistersPlan,
  register: PlannedRegister,
  record: RegisterRecord,
  asker: Asker,
): boolean {
  if (asker.roles.some(({ kind }) => kind === 'office' || kind === 'leader')) return true;
  const named = register.register.states.flatMap((state) => namedIn(register, state));
  const ofOthers = named.filter((who) => typeof who === 'object' && 'role' in who);
  return ['liaison' as const, ...ofOthers].some((who) => isMeant(plan.scheme, register, record, asker, who));
}

function mayStepOn(plan: RegistersPlan, register: PlannedRegister, record: RegisterRecord, asker: Asker): boolean {
  const onward = onwardSteps(register, record).map(({ id }) => id);
  return stepsOpenTo(plan, register, record, asker).some(({ step }) => onward.includes(step));
}

/** The colour of what is due (三色督办). */
export function colourOf(register: PlannedRegister, { state }: RegisterRecord, due: RecordDue, today: string): Colour {
  if (due.is === 'soon') return 'blue';
  if (due.is === 'due') return 'yellow';
  const levels = register.states.get(state)?.due?.then ?? [];
  const over = daysBetween(due.on, today);
  return levels.length === 0 || levels.some(({ days }) => over >= days) ? 'red' : 'yellow';
}
