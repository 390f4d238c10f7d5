// Any request from anybody in any state: never a failure of the service, every answer as the service describes it, and nothing
// stored by what was refused or only read.
import fc from 'fast-check';
import type { z } from 'zod';
import { operationAt, operationsOf, problemOf, type Document, type Operation } from './description';
import { requestsTo, type Drawn } from './requests';
import { long, parameters, patience, runs, seed } from './runs';
import { connection, type Answered } from './wire';
import { storeWatch, world } from './world';

/** Operations that store nothing although they are not read with GET. */
const readers = ['checkScheme', 'preview', 'figures'];

let there: Awaited<ReturnType<typeof world>>;
let wire: ReturnType<typeof connection>;
let document: Document;
let operations: Operation[];
let problem: z.ZodType;
const counts = new Map<string, Map<number, number>>();

jest.setTimeout(patience);

beforeAll(async () => {
  there = await world();
  wire = connection(there.service.url);
  const described = await wire.ask({ method: 'GET', target: '/api/openapi.json', headers: {}, body: null });
  document = JSON.parse(described.text) as Document;
  operations = operationsOf(document);
  problem = problemOf(document);
});
afterAll(async () => {
  tell();
  wire.close();
  await there.stop();
});

function headersOf({ from, request }: Drawn): Record<string, string> {
  if (from === 'nobody') return { ...request.headers };
  const authorization = typeof from === 'object' ? from.header : `Bearer ${there.tokens.get(from)}`;
  return { authorization, ...request.headers };
}

async function check(drawn: Drawn): Promise<void> {
  const { method, target } = drawn.request;
  const answer = await wire.ask({ ...drawn.request, headers: headersOf(drawn) });
  const { pathname } = new URL(`http://localhost${target}`);
  const operation = operationAt(operations, method, pathname);
  count(operation?.id ?? 'no route', answer.status);
  const written = there.watch.changes();

  if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text}`);
  if (answer.status >= 400) {
    if (pathname.startsWith('/api/')) assertProblem(method, answer);
    assertNothing(written, answer);
  } else if (operation !== undefined) {
    assertDescribed(operation, answer);
    if (method === 'GET' || readers.includes(operation.id)) assertNothing(written, answer);
  }
}

function assertProblem(method: string, { status, contentType, text }: Answered): void {
  if (contentType !== 'application/problem+json') throw new Error(`${status} as ${contentType}: ${text}`);
  if (method === 'HEAD') return;
  const body = problem.parse(JSON.parse(text)) as { status: number };
  if (body.status !== status) throw new Error(`${status} tells of ${body.status}`);
}

function assertDescribed({ id, status, hasEtag, types, answer: schema }: Operation, answer: Answered): void {
  if (answer.status !== status) throw new Error(`${id} answers ${answer.status}, described is ${status}`);
  const type = answer.contentType.replace(/;.*$/, '');
  if (!types.includes(type)) throw new Error(`${id} answers ${answer.contentType}`);
  if (type !== 'application/json') return;
  const parsed = schema.safeParse(JSON.parse(answer.text));
  if (!parsed.success) throw new Error(`${id} answers otherwise than described: ${parsed.error.message}`);
  if (hasEtag && answer.etag === null) throw new Error(`${id} answers without its ETag`);
}

function assertNothing(written: readonly string[], { status }: Answered): void {
  if (written.length > 0) throw new Error(`${status}, and yet stored: ${written.join('; ')}`);
}

function count(id: string, status: number): void {
  const own = counts.get(id) ?? new Map<number, number>();
  counts.set(id, own.set(status, (own.get(status) ?? 0) + 1));
}

/** How often each route gave which answer; the long run shows it. */
function tell(): void {
  if (!long) return;
  const lines = [...counts].sort().map(([id, own]) => {
    const each = [...own].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    return `${id.padEnd(14)} ${each.join('  ')}`;
  });
  process.stdout.write(`seed ${seed}\n${lines.join('\n')}\n`);
}

test('the watch on the store sees a write, a deletion, and no more than that', async () => {
  const { service } = there;
  const watch = storeWatch(service);
  expect(watch.changes()).toEqual([]);
  await service.ask('getScheme', { s: 'small' }, { as: 'office-1' });
  expect(watch.changes()).toEqual([]);
  service.damage(`INSERT INTO record VALUES ('fuzz', 'a', '{}', 'e1')`);
  expect(watch.changes()).toEqual(['fuzz a e1']);
  service.damage(`DELETE FROM record WHERE partition = 'fuzz'`);
  expect(watch.changes()).toEqual(['fuzz a e1']);
  watch.close();
});

test(`${runs.requests} requests from seed ${seed}`, async () => {
  there.watch.changes();
  // What writes is asked more often, so that there is something to read.
  const weight = ({ method, id }: Operation) => (method === 'GET' || readers.includes(id) ? 1 : 3);
  const requests = fc.oneof(
    ...operations.map((operation) => ({ arbitrary: requestsTo(document, operation), weight: weight(operation) })),
  );
  await fc.assert(fc.asyncProperty(requests, check), parameters(runs.requests));
  const asked = [...counts.values()].flatMap((own) => [...own]);
  const sum = (some: readonly [number, number][]) => some.reduce((total, [, times]) => total + times, 0);
  expect(sum(asked)).toBe(runs.requests);
  // A fuzz of which nearly all is turned away at the door shows little.
  expect(sum(asked.filter(([status]) => status < 400))).toBeGreaterThan(runs.requests / 10);
  if (long) expect(operations.map(({ id }) => id).filter((id) => !answeredBothWays(id))).toEqual([]);
});

/** What anyone may ask for is refused only where its address is wrong. */
function answeredBothWays(id: string): boolean {
  const statuses = [...(counts.get(id)?.keys() ?? [])];
  return statuses.some((status) => status < 400) && statuses.some((status) => status >= 400);
}
