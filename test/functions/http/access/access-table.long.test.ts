// The access table, cell by cell, against the running service: route × role × scope × state of the period × transition × signatures.
import { accessTable, isForAnyone } from '../../../../shared/api/access';
import { routes, type RouteId } from '../../../../shared/api/routes';
import { cellsOf, expectedOf, gaps } from './expected';
import { requests, seen, type Cell } from './requests';
import { accessWorld, askers, type Asker, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await accessWorld();
}, 120_000);
afterAll(() => world.stop());

async function send(route: RouteId, cell: Cell, as: string | undefined) {
  const { path, body, raw, headers = {} } = requests[route](cell);
  const json = body === undefined ? undefined : JSON.stringify(body);
  const text = raw === undefined ? json : new Uint8Array(raw);
  return world.send(routes[route].method, `/api${path}`, text, { headers, ...(as !== undefined && { as }) });
}

/** Null where the cell is as the table says; else what was otherwise. */
async function judged(route: RouteId, asker: Asker, cell: Cell): Promise<string | null> {
  const expected = expectedOf(route, asker, cell);
  const { status, body } = await send(route, cell, asker.as);
  const changes = world.changes();
  world.restore();
  const where = `${cell.state ?? 'no period'}${cell.to ? ` → ${cell.to}` : ''}${cell.named ? '' : ', not to sign'}`;
  const name = `${asker.name}, ${where}`;
  const code = status >= 400 ? (body as { code: string }).code : null;
  if (status !== expected.status || code !== expected.code) {
    return `${name}: ${status} ${code} instead of ${expected.status} ${expected.code}`;
  }
  if (status >= 400) return changes === 0 ? null : `${name}: refused, but ${changes} records changed`;
  const parts = seen[route]?.(body as never);
  if (parts === undefined) return null;
  const own = asker.scope === 'other-part' ? ['service', 'u2'] : ['safety', 'u1'];
  const foreign = parts.filter((part) => !own.includes(part));
  const fits = { all: foreign.length > 0, own: foreign.length === 0, none: parts.length === 0 }[expected.sees];
  return fits ? null : `${name}: sees ${parts.join()} instead of ${expected.sees}`;
}

let asked = 0;

describe.each(Object.keys(accessTable) as RouteId[])('%s', (route) => {
  test.each(askers)('$name', async (asker) => {
    const cells = cellsOf(route).map((cell) => ({ ...cell, kind: asker.kind }));
    const wrong = [];
    for (const cell of cells) wrong.push(await judged(route, asker, cell));
    asked += cells.length;
    expect(wrong.filter((found) => found !== null)).toEqual([]);
  });

  test('nobody', async () => {
    for (const cell of cellsOf(route)) {
      const { status } = await send(route, { ...cell, kind: null }, undefined);
      expect(status).toBe(isForAnyone(route) ? 200 : 401);
    }
    expect(world.changes()).toBe(0);
  });
});

test('every cell of the table was asked for', () => {
  const cells = Object.keys(accessTable).map((route) => cellsOf(route as RouteId).length);
  expect(asked).toBe(cells.reduce((sum, count) => sum + count) * askers.length);
});

describe('the table is complete', () => {
  const described = async () => (await world.ask('openapi', {})).body as unknown as Parameters<typeof gaps>[0];

  test('it, the description of the running service and these requests name the same routes', async () => {
    expect(gaps(await described(), accessTable, requests)).toEqual([]);
  });

  test('a route without a line, and a line without a route, would be found', async () => {
    const real = await described();
    const grown = { paths: { ...real.paths, '/salaries': { get: { operationId: 'salaries', 'x-access': [] } } } };
    expect(gaps(grown, accessTable, requests)).toEqual([
      'GET /salaries has no line in the access table',
      'GET /salaries is not asked for',
      'GET /salaries is described otherwise',
    ]);
    expect(gaps(real, { ...accessTable, salaries: [] }, requests)).toEqual([
      'salaries of the access table is no route',
    ]);
    expect(gaps(real, { ...accessTable, audit: [] }, requests)).toContain('GET /audit has no line in the access table');
  });
});
