// Whether changes of records are taken, by the register's machine, one after another, each by what those before it left.
import type { ProblemCode } from '../../shared/api/problem';
import type { RecordChange } from '../../shared/api/records';
import { act } from '../../shared/registers/act';
import { claimBegan, isNamedBy } from '../../shared/registers/expected-records';
import { postingsOf } from '../../shared/registers/postings';
import { draftOf, periodIn, recordNumber, type RegisterRecord } from '../../shared/registers/record';
import type { PlannedRegister } from '../../shared/registers/register-plan';
import type { Surroundings } from '../../shared/registers/surroundings';
import { maySee } from '../../shared/registers/who';
import type { Fault } from '../../shared/scheme/fault';
import { comparePeriods, periodKind, type Period } from '../../shared/scheme/period';
import { recordsOn, type Desk } from './record-desk';
import { partsAmong, saysOf } from './register-period';
import { RequestRefusal } from './request-refusal';
import { recordRow } from './stored-records';

/** Why one of the changes is refused; the paths of its faults begin in the change. */
interface Refused {
  readonly code: ProblemCode;
  readonly faults: readonly Fault<string>[];
}

const refusedFor = (code: ProblemCode, path: string, detail: Fault['detail'] = {}, fault: string = code): Refused => ({
  code,
  faults: [{ code: fault, path, detail }],
});

/** The numbers of the records as they come out, in the order of the changes; refused with every fault where one of them is. */
export function judgeAll(desk: Desk, changes: readonly RecordChange[]): string[] {
  const numbers: string[] = [];
  const refused: Refused[] = [];
  changes.forEach((one, i) => {
    const judged = judge(desk, one, i);
    if (typeof judged === 'string') {
      numbers.push(judged);
      return;
    }
    const path = (of: string) => `changes[${i}]${of === '' ? '' : `.${of}`}`;
    refused.push({ ...judged, faults: judged.faults.map((fault) => ({ ...fault, path: path(fault.path) })) });
  });
  const [first] = refused;
  if (first === undefined) return numbers;
  const faults = refused.flatMap((one) => one.faults);
  throw new RequestRefusal(first.code, `${refused.length} of ${changes.length} changes are refused`, faults);
}

/** The number of the record, which stands on the desk as it is then; or why the change is refused. */
function judge(desk: Desk, asked: RecordChange, position: number): string | Refused {
  const { period } = desk;
  const { plan, asker } = period;
  const register = plan.registers.get(asked.register) as PlannedRegister;
  const { of } = register.register;
  if (of !== periodKind(period.key.period as Period)) {
    const detail = { period: period.key.period, of };
    return refusedFor('period-refused', 'register', detail, 'period-not-of-register');
  }
  const found = asked.number === undefined ? newRecord(desk, register, asked) : knownRecord(desk, register, asked);
  if ('code' in found) return found;
  const stale = desk.stale.get(position) ?? [];
  if (stale.length > 0) return { code: 'stale', faults: stale };
  const around = { ...surroundings(desk, register), isExpected: found.isExpected };
  const acted = act(plan, register, found.record, asker, found.change, around);
  if (!acted.ok) return told(desk, acted.refusal);
  if (asked.number === undefined) {
    const taken = keyTaken(desk, register, acted.record) ?? claimServed(desk, register, acted.record);
    if (taken !== null) return taken;
    const serial = desk.serials.get(register.register.id);
    if (serial !== undefined) serial.last += 1;
    desk.named.set(recordRow(register.register, acted.record), acted.record.number ?? '');
  }
  if (acted.isChanged) lay(desk, acted.record);
  for (const whole of acted.wholes) {
    lay(desk, { ...whole, signed: [], version: whole.version + 1, by: asker.id, at: desk.at });
  }
  return acted.record.number ?? '';
}

function lay({ now, touched }: Desk, record: RegisterRecord): void {
  const number = record.number ?? '';
  now.get(record.register)?.set(number, record);
  touched.add(number);
}

/** The refusal of the machine, with what the service knows besides. */
function told({ openPeriods: open }: Desk, { code, faults }: Refused): Refused {
  if (code !== 'period-not-open' || open.length === 0) return { code, faults };
  return { code, faults: faults.map((fault) => ({ ...fault, detail: { ...fault.detail, open: open.join(', ') } })) };
}

/** A record to be judged, and the change of it. */
interface Judged {
  readonly record: RegisterRecord;
  /** whether it is new, and was expected */
  readonly isExpected: boolean;
  readonly change: RecordChange;
}

function knownRecord(desk: Desk, register: PlannedRegister, asked: RecordChange): Judged | Refused {
  const { number = '', unit } = asked;
  const { plan, asker } = desk.period;
  const record = desk.now.get(register.register.id)?.get(number);
  if (record === undefined || !maySee(plan.scheme, register, record, asker)) {
    return refusedFor('unknown-record', 'number', { number });
  }
  if (unit !== undefined && unit !== record.unit) return refusedFor('values-refused', 'unit', { unit }, 'unit-fixed');
  return { record, isExpected: false, change: asked };
}

/** A draft for what has no number yet: the expected one that unit and key name, else an empty one. */
function newRecord(desk: Desk, register: PlannedRegister, asked: RecordChange): Judged | Refused {
  const { plan, key } = desk.period;
  const { id, about, prefix } = register.register;
  const { unit, set = {} } = asked;
  if (about === 'unit' && unit === undefined) return refusedFor('columns-missing', 'unit', { column: 'unit' });
  if (about === 'period' && unit !== undefined) return refusedFor('values-refused', 'unit', { unit }, 'unit-not-meant');
  if (unit !== undefined && !plan.scheme.unitPosition.has(unit as never)) {
    return refusedFor('values-refused', 'unit', { id: unit }, 'no-such-unit');
  }
  const named = { unit: unit ?? null, values: set as RegisterRecord['values'] };
  const expected = desk.expected.get(id)?.find((draft) => isNamedBy(register, draft, named));
  const draft = expected ?? draftOf(register.register, named.unit, {}, desk.at);
  const record = { ...draft, number: recordNumber(prefix, key.period, (desk.serials.get(id)?.last ?? 0) + 1) };
  const taken = keyTaken(desk, register, { ...record, values: { ...draft.values, ...named.values } });
  // Whoever does not see the record is first told whether they may make one.
  if (taken?.faults.some(({ detail }) => detail.number !== undefined)) return taken;
  const differs = ([column, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(draft.values[column]);
  const isExpected = expected !== undefined;
  return { record, isExpected, change: { ...asked, set: Object.fromEntries(Object.entries(set).filter(differs)) } };
}

/** Refused where what names the record names another one already; its number is told to those who see it. */
function keyTaken(desk: Desk, register: PlannedRegister, record: RegisterRecord): Refused | null {
  const { plan, asker } = desk.period;
  if (register.register.key === undefined) return null;
  const number = desk.named.get(recordRow(register.register, record));
  const other = number === undefined ? undefined : desk.now.get(record.register)?.get(number);
  if (number === undefined || other === undefined) return null;
  const isSeen = maySee(plan.scheme, register, other, asker);
  return refusedFor('key-taken', '', { register: record.register, ...(isSeen && { number }) });
}

/** Refused where the record claims what one of an earlier period has claimed: a run serves once. */
function claimServed({ served }: Desk, register: PlannedRegister, record: RegisterRecord): Refused | null {
  const began = claimBegan(register, record);
  if (began === null) return null;
  for (const other of served(record.register)) {
    const period = periodIn(other.number ?? '');
    if (period !== null && comparePeriods(period as Period, began) > 0 && isNamedBy(register, other, record))
      return refusedFor('key-taken', '', { register: record.register, period }, 'claim-served');
  }
  return null;
}

function surroundings(desk: Desk, register: PlannedRegister): Omit<Surroundings, 'isExpected'> {
  const { period, at } = desk;
  const { plan, asker, calendar } = period;
  const recordsOf = recordsOn(desk);
  const planned = (record: RegisterRecord) => plan.registers.get(record.register) as PlannedRegister;
  return {
    ...calendar,
    at,
    periodState: period.record.state,
    find: (id, number) => {
      const known = plan.registers.get(id);
      const own = desk.now.get(id)?.get(number);
      if (own !== undefined) return known && maySee(plan.scheme, known, own, asker) ? own : null;
      const other = desk.elsewhere.get(number);
      return other?.register === id ? other : null;
    },
    fileOf: (digest) => desk.files.get(digest) ?? null,
    wholeOf: (id, number) => desk.now.get(id)?.get(number) ?? null,
    linkedTo: ({ number, register: id }) =>
      [...plan.registers.values()].flatMap(({ register: other }) => {
        const columns = other.columns.filter((column) => column.type === 'record' && column.register === id);
        const records = [...recordsOf(other.id), ...(desk.linking.get(other.id) ?? [])];
        return records.filter(({ values }) => columns.some((column) => values[column.id] === number));
      }),
    saysOf: (record) => saysOf(record, partsAmong(period, register, recordsOf)),
    postingsBeside: ({ unit, component }, { register: id, number }) =>
      [...plan.registers.keys()]
        .flatMap((other) => recordsOf(other))
        .filter((other) => other.unit === unit && (other.register !== id || other.number !== number))
        .flatMap((other) => postingsOf(planned(other), other))
        .filter((posting) => posting.component === component),
  };
}
