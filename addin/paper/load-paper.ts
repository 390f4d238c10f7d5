// Everything that stands on a record's paper, as the service gives it to this person.
import type { RecordVersion, ShownRecord } from '../../shared/api/records';
import { wholeList } from '../../shared/api/whole-list';
import { peopleOn, recordForm, standingIn, type RecordForm } from '../../shared/documents/record-form';
import { planRegisters, type PlannedRegister } from '../../shared/registers/register-plan';
import type { Language } from '../../shared/scheme/text';
import type { ApiClient } from '../session/api-client';
import { loadScheme } from '../session/scheme-source';
import { loadNames } from '../ui/use-names';
import type { AskedPaper } from './asked-paper';

export async function loadPaper(
  api: ApiClient,
  asked: AskedPaper,
  language: Language,
  signal: AbortSignal,
): Promise<RecordForm> {
  const { scheme: s, period: p, register: id, number } = asked;
  const params = { s, p, register: id, number };
  const [record, versions, { version }] = await Promise.all([
    api.ask('getRecord', { params, signal }),
    loadVersions(api, params, signal),
    api.ask('getPeriod', { params: { s, p }, signal }),
  ]);
  const scheme = await loadScheme(api, s, version, signal);
  const plan = planRegisters(scheme);
  const planned = plan.registers.get(id);
  if (planned === undefined) throw new RangeError(`the scheme has no register ${id}`);
  const linked = await Promise.all(
    standingIn(plan, planned).map((one) => loadLinked(api, asked, one.register, one.isPart, signal)),
  );
  const given = { record, linked: linked.flat() };
  const names = await loadNames(api, peopleOn(plan, planned, given, versions), signal);
  const nameOf = (person: string): string => names.find((one) => one.id === person)?.title ?? person;
  return recordForm({ ...given, scheme, versions, language, nameOf, dayOf: localDay });
}

function loadVersions(
  api: ApiClient,
  params: { s: string; p: string; register: string; number: string },
  signal: AbortSignal,
): Promise<RecordVersion[]> {
  return wholeList(async (next) => {
    const { versions, next: more } = await api.ask('recordHistory', { params, query: { next }, signal });
    return { items: versions, next: more };
  });
}

/** A part lies in the period of its whole; what only links to a record may have come later. */
function loadLinked(
  api: ApiClient,
  { scheme, period }: AskedPaper,
  { register }: PlannedRegister,
  isPart: boolean,
  signal: AbortSignal,
): Promise<ShownRecord[]> {
  const where = isPart ? { period } : { from: period };
  return wholeList(async (next) => {
    const { records, next: more } = await api.ask('listRecords', {
      params: { s: scheme },
      query: { register: register.id, ...where, next },
      signal,
    });
    return { items: records, next: more };
  });
}

/** The day of a moment where the paper is read. */
function localDay(moment: string): string {
  const at = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
