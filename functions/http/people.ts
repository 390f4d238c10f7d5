// People and their roles over HTTP.
import { etagOf, listPeople as list, putPerson as put } from '../usecases/people';
import { handle } from './route';

export const me = handle('me', async ({ person: { id, name, organisation, roles } }) => ({
  body: { id, name, organisation, roles: [...roles] },
}));

export const listPeople = handle('listPeople', async ({ service, person, query }) => ({
  body: await list(service, person.organisation, query),
}));

export const putPerson = handle('putPerson', async ({ service, person, params, headers, body }) => {
  const stored = await put(service, person, params.id, body, {
    etag: headers['if-match'],
    absent: headers['if-none-match'] !== undefined,
  });
  return { body: stored, headers: { etag: etagOf(stored) } };
});
