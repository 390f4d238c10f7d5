// A story of records, told in a list in memory: who changes what when, each change judged by the machine that the service asks.
import { act } from '../../../shared/registers/act';
import { contentOf } from '../../../shared/registers/parts';
import { postingsOf, type Posting } from '../../../shared/registers/postings';
import type { KnownFile } from '../../../shared/registers/files';
import { draftOf, type Change, type RegisterRecord } from '../../../shared/registers/record';
import { planRegisters, type PlannedRegister } from '../../../shared/registers/register-plan';
import { officialYears } from '../../../shared/registers/official-years';
import type { Asker } from '../../../shared/registers/who';
import { workingDaysOf } from '../../../shared/registers/working-days';
import type { Role, RoleKind } from '../../../shared/api/roles';
import type { PeriodState } from '../../../shared/lifecycle/period-life';
import type { Scheme } from '../../../shared/scheme/scheme';
import { period } from '../accepted';

export const person = (id: string, ...roles: Role[]): Asker => ({ id, roles });
export const of = (kind: RoleKind, part = ''): Role =>
  ['head', 'secretary', 'liaison'].includes(kind)
    ? ({ kind, scheme: 'bureau', unit: part } as Role)
    : ['assessor', 'group-leader'].includes(kind)
      ? ({ kind, scheme: 'bureau', group: part } as Role)
      : kind === 'observer'
        ? { kind, scheme: 'bureau', period: '2026-02' }
        : ({ kind } as Role);

export const office = person('zhao', of('office'));
export const head = person('wang', of('head', 'd1'));
export const secretary = person('li', of('secretary', 'd1'));
export const assessor = person('sun', of('assessor', 'office'));
export const leader = person('qian', of('leader'));

/** What somebody asks, and of which record: one that is there, or a new one of a unit. */
export interface Asked extends Change {
  readonly register: string;
  readonly number?: string;
  readonly unit?: string | null;
}

export function story(scheme: Scheme, first = '2026-02-10') {
  const plan = planRegisters(scheme);
  const records = new Map<string, RegisterRecord>();
  const calendar = {
    period: period('2026-02'),
    today: first,
    publishedOn: null as string | null,
    workingDays: workingDaysOf(officialYears.values()),
  };
  let periodState: PeriodState = 'open';
  let made = 0;

  const registerOf = (id: string): PlannedRegister => {
    const register = plan.registers.get(id);
    if (register === undefined) throw new Error(`no register ${id}`);
    return register;
  };
  const named = (number: string): RegisterRecord => {
    const record = records.get(number);
    if (record === undefined) throw new Error(`no record ${number}`);
    return record;
  };
  const partsOf = ({ register, number }: RegisterRecord) =>
    registerOf(register).parts.flatMap((part) =>
      [...records.values()]
        .filter((one) => one.register === part.register && one.values[part.column] === number && number !== null)
        .map((record) => ({ register: registerOf(part.register), record })),
    );
  const saysOf = (record: RegisterRecord): string => JSON.stringify(contentOf(record, partsOf(record)));
  const linkedTo = ({ register, number }: RegisterRecord) =>
    [...records.values()].filter((one) =>
      registerOf(one.register).register.columns.some(
        (column) => column.type === 'record' && column.register === register && one.values[column.id] === number,
      ),
    );
  const postingsBeside = (posting: Posting, record: RegisterRecord) =>
    [...records.values()]
      .filter(({ number }) => number !== record.number)
      .flatMap((one) => postingsOf(registerOf(one.register), one))
      .filter(({ unit, component }) => unit === posting.unit && component === posting.component);
  const find = (register: string, number: string) => {
    const found = records.get(number);
    return found?.register === register ? found : null;
  };
  /** by digest: those that were kept in the period */
  const files = new Map<string, KnownFile>();
  const around = () => ({
    ...calendar,
    at: `${calendar.today}T08:00:00Z`,
    dayOf: (moment: string) => moment.slice(0, 10),
    periodState,
    isExpected: false,
    saysOf,
    linkedTo,
    postingsBeside,
    find,
    wholeOf: find,
    fileOf: (digest: string) => files.get(digest) ?? null,
  });

  /** What becomes of the change; `ok` with the record, or the refusal. A draft may be given for the record it becomes. */
  const ask = (asker: Asker, { register: id, number, unit = 'd1', ...change }: Asked, draft?: RegisterRecord) => {
    const register = registerOf(id);
    const before = number === undefined ? (draft ?? draftOf(register.register, unit, {}, around().at)) : named(number);
    const isExpected = draft !== undefined;
    const acted = act(plan, register, before, asker, change, { ...around(), isExpected });
    if (!acted.ok) return acted;
    const after = { ...acted.record, number: acted.record.number ?? `${register.register.prefix}-${String(++made)}` };
    records.set(after.number, after);
    for (const whole of acted.wholes) {
      records.set(whole.number ?? '', { ...whole, signed: [], version: whole.version + 1 });
    }
    return { ...acted, record: after };
  };
  return {
    plan,
    registerOf,
    named,
    records,
    files,
    around,
    saysOf,
    ask,
    /** The number of the record after a change that must pass. */
    does(asker: Asker, asked: Asked): string {
      const acted = ask(asker, asked);
      if (!acted.ok) throw new Error(`refused: ${JSON.stringify(acted.refusal)}`);
      return acted.record.number;
    },
    /** The code of a refusal with the paths of its faults, or the state that the change leads to. */
    says(asker: Asker, asked: Asked): string {
      const acted = ask(asker, asked);
      if (acted.ok) return acted.record.state;
      const { code, faults } = acted.refusal;
      return [code, ...faults.map(({ path }) => path)].join(' ').trim();
    },
    comes(today: string, change: { periodState?: PeriodState; publishedOn?: string } = {}) {
      calendar.today = today;
      calendar.publishedOn = change.publishedOn ?? calendar.publishedOn;
      periodState = change.periodState ?? periodState;
    },
  };
}
