// Development sign-in over HTTP: who there is, and a token for one of them.
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { wholeList } from '../../../shared/api/whole-list';
import { listPeople } from '../../usecases/people';
import type { StoreAndClock } from '../../usecases/store-and-clock';
import type { Answer } from '../server/server';
import type { DevIssuer } from './dev-issuer';

const wantedSchema = z.strictObject({ person: z.string() });
const mostBytes = 1024;

export type DevSignIn = (request: IncomingMessage, pathname: string) => Promise<Answer>;

/** `GET /dev/people` and `POST /dev/token {"person": id}`, over the people of these organisations. */
export function devSignIn(given: StoreAndClock, issuer: DevIssuer, organisations: readonly string[]): DevSignIn {
  return async (request, pathname) => {
    const people = await everybody(given, organisations);
    if (request.method === 'GET' && pathname === '/dev/people') {
      return { status: 200, body: people.map(({ id, name, roles }) => ({ id, name, roles })) };
    }
    if (request.method !== 'POST' || pathname !== '/dev/token') return { status: 404, body: { error: 'not found' } };
    const wanted = wantedSchema.safeParse(await jsonOf(request));
    if (!wanted.success) return { status: 400, body: { error: 'expected {"person": id}' } };
    const person = people.find(({ id }) => id === wanted.data.person);
    if (person === undefined) return { status: 404, body: { error: 'no such person' } };
    return { status: 200, body: issuer.issueToken(person) };
  };
}

async function everybody(given: StoreAndClock, organisations: readonly string[]) {
  const ofEach = organisations.map((organisation) =>
    wholeList(async (from) => {
      const { people, next } = await listPeople(given, organisation, { next: from });
      return { items: people.map((person) => ({ ...person, organisation })), next };
    }),
  );
  return (await Promise.all(ofEach)).flat();
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) if (text.length <= mostBytes) text += String(chunk);
  try {
    return text.length > mostBytes ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
