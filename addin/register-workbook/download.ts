// What of a register comes into a sheet (下载范围): mine, open, of a unit, of a period, all; or what earlier periods left open.
import type { ShownRecord } from '../../shared/api/records';
import type { QueryOf } from '../../shared/api/routes';
import { everyItem, readWhole, wholeList } from '../../shared/api/whole-list';
import type { RegistersPlan } from '../../shared/registers/register-plan';
import { idsIn } from '../../shared/registers/record';
import { previousPeriod, type Period } from '../../shared/scheme/period';
import type { ApiClient } from '../session/api-client';
import { TooManyRecords } from './too-many-records';

/** So many records a sheet holds: the workbook remembers them all, and more is no sheet that somebody works through. */
export const mostOnSheet = 1000;

export type Download =
  | { readonly kind: 'mine' | 'open' | 'all' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'period'; readonly period: string }
  /** open records of the periods before this one, of the units that are to be checked */
  | { readonly kind: 'look-back'; readonly period: Period; readonly units: readonly string[] };

/** What a download asks the service for. */
export function queryOf(register: string, download: Download): QueryOf<'listRecords'> {
  switch (download.kind) {
    case 'mine':
      return { register, mine: 'true' };
    case 'open':
      return { register, open: 'true' };
    case 'all':
      return { register };
    case 'unit':
      return { register, unit: download.unit };
    case 'period':
      return { register, period: download.period };
    case 'look-back':
      return {
        ...{ register, open: 'true', to: previousPeriod(download.period) },
        ...(download.units.length > 0 && { unit: download.units.join(',') }),
      };
  }
}

/** The records, page after page. Rejects with TooManyRecords where no sheet holds them. */
export function loadRecords(
  api: ApiClient,
  scheme: string,
  query: QueryOf<'listRecords'>,
  signal?: AbortSignal,
): Promise<ShownRecord[]> {
  return readWhole(async () => {
    const all: ShownRecord[] = [];
    const pages = everyItem(async (next) => {
      const call = { params: { s: scheme }, query: { ...query, next } };
      const page = await api.ask('listRecords', { ...call, signal });
      return { items: page.records, next: page.next };
    });
    for await (const record of pages) {
      if (all.length === mostOnSheet) throw new TooManyRecords(mostOnSheet);
      all.push(record);
    }
    return all;
  });
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** Who can be named in a record: whoever has a part in the scheme. */
export async function loadPeople(api: ApiClient, scheme: string, signal?: AbortSignal): Promise<Named[]> {
  const people = await wholeList(async (next) => {
    const page = await api.ask('participants', { params: { s: scheme }, query: { next }, signal });
    return { items: page.people, next: page.next };
  });
  return people.map(({ id, name }) => ({ id, title: name }));
}

/** The numbers to which the columns of a register may link, of a period or named already. */
export async function loadLinks(
  api: ApiClient,
  plan: RegistersPlan,
  register: string,
  { period, records }: { readonly period: string | null; readonly records: readonly ShownRecord[] },
  signal?: AbortSignal,
): Promise<Record<string, string[]>> {
  const columns = plan.registers.get(register)?.register.columns ?? [];
  const linked = columns.flatMap((column) => (column.type === 'record' ? [column] : []));
  const scheme = plan.scheme.scheme.id;
  const links = linked.map(async (column): Promise<[string, string[]]> => {
    const there = period === null ? [] : await loadRecords(api, scheme, { register: column.register, period }, signal);
    const named = records.flatMap(({ values }) => idsIn(values[column.id]));
    return [column.register, [...new Set([...there.flatMap(({ number }) => number ?? []), ...named])].sort()];
  });
  return Object.fromEntries(await Promise.all(links));
}
