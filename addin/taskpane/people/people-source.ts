// Everybody on record with their roles, the schemes that roles are about, and the guarded write of one entry.
import type { ListedPerson, Person } from '../../../shared/api/people';
import type { Scheme } from '../../../shared/scheme/scheme';
import { wholeList } from '../../../shared/api/whole-list';
import type { ApiClient } from '../../session/api-client';
import { guardedBy, unlessStale } from '../../session/guarded-write';
import { loadScheme, type ListedScheme } from '../../session/scheme-source';

export interface People {
  readonly people: readonly ListedPerson[];
  readonly schemes: readonly Scheme[];
}

export async function loadPeople(
  api: ApiClient,
  listed: readonly ListedScheme[],
  signal: AbortSignal,
): Promise<People> {
  const [people, schemes] = await Promise.all([
    everybody(api, signal),
    Promise.all(listed.map(({ id }) => loadScheme(api, id, null, signal))),
  ]);
  return { people, schemes };
}

export function everybody(api: ApiClient, signal: AbortSignal): Promise<ListedPerson[]> {
  return wholeList(async (next) => {
    const page = await api.ask('listPeople', { query: { next }, signal });
    return { items: page.people, next: page.next };
  });
}

/** Where a person is written to; null deletes it. */
export async function saveMail(api: ApiClient, id: string, mail: string | null, signal: AbortSignal): Promise<void> {
  await api.ask('putContact', { params: { id }, body: { mail }, signal });
}

/** Writes over the entry as it was read (`etag` null: where there is none yet). False where it has changed meanwhile. */
export function savePerson(
  api: ApiClient,
  { id, name, roles }: Person,
  etag: string | null,
  signal: AbortSignal,
): Promise<boolean> {
  return unlessStale(api.ask('putPerson', { params: { id }, headers: guardedBy(etag), body: { name, roles }, signal }));
}
