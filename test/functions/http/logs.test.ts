// What the log tells: one line of data for each request, with its invocation; no token, no name, no reason, no points, whatever goes wrong.
import type { Problem } from '../../../shared/api/problem';
import { toldError } from '../../../functions/error-log';
import { goldenRun } from './golden-run';
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

interface Line {
  readonly level: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const secret = '王小明醉酒上岗';

const expectClean = (): void => {
  const text = JSON.stringify(service.logged);
  for (const word of [secret, '号', '单位', '台账缺项', '停产', 'Bearer', 'eyJ', '97.31'])
    expect(text).not.toContain(word);
};

test('a whole month, and what was refused of it', async () => {
  await goldenRun(service, 'luan-month.json');
  await service.ask(
    'putScheme',
    { s: 'small' },
    { ...office, headers: { 'if-none-match': '*' }, body: smallScheme('small') },
  );
  await service.ask('openPeriod', place, office);
  const path = '/api/schemes/small/periods/2026-10/submissions';
  const key = { 'idempotency-key': 'k' };
  const sheets = [routine('u1', 2, secret), leaders('u1', 38.5), { ...leaders('u2', 31), assessor: secret }];
  await service.ask('submit', place, { ...office, headers: key, body: { sheets } });
  await service.refused('POST', path, { ...office, headers: key, body: { sheets: sheets.slice(1) } });
  await service.refused('POST', path, { ...office, headers: key, raw: `{"${secret}":97.31` });
  await service.refused(
    'GET',
    `/api/schemes/small/periods/2026-10/sheets/u1~leaders~${encodeURIComponent(secret)}/history`,
    office,
  );
  await service.refused('GET', '/api/me', {
    headers: { authorization: `Bearer ${await service.tokenOf('office-1')}x` },
  });
  await service.ask('putPerson', { id: 'p1' }, { as: 'admin', body: { name: secret, roles: [] } });

  const lines = service.logged as Line[];
  expect(lines.length).toBeGreaterThan(20);
  const invocations = new Set<unknown>();
  for (const { level, entry } of lines) {
    expect([level, entry]).toEqual([
      'information',
      {
        invocation: expect.stringMatching(/^[0-9a-f-]{36}$/),
        route: expect.stringMatching(/^[a-zA-Z]+$/),
        status: expect.any(Number),
        code: entry['code'] === undefined ? undefined : expect.stringMatching(/^[a-z-]+$/),
        because: entry['code'] === 'not-signed-in' ? 'token-signature-invalid' : undefined,
        ms: expect.any(Number),
        bytes: expect.any(Number),
      },
    ]);
    invocations.add(entry['invocation']);
  }
  expect(invocations.size).toBe(lines.length);
  expectClean();
});

test('a damaged store: the error is told with its place in the code, not with what it could not read', async () => {
  service.damage(
    `UPDATE record SET value = '${secret}' || value WHERE row = 'person!p1' OR row = 'period!small!2026-10'`,
  );
  service.damage(`UPDATE record SET value = '${secret}' || value WHERE partition = 'demo!small!2026-10'`);
  const before = service.logged.length;
  const answer = await service.send('GET', '/api/schemes/small/periods/2026-10', undefined, office);
  const problem = answer.body as Problem;
  expect([problem.status, problem.code, problem.faults]).toEqual([
    500,
    'unexpected',
    [{ code: 'store-damaged', path: '', detail: {} }],
  ]);
  expect(JSON.stringify(problem)).not.toContain(secret);
  const [error, line] = service.logged.slice(before) as Line[];
  expect(error).toMatchObject({
    level: 'error',
    entry: {
      invocation: problem.instance,
      error: {
        name: 'StoreUnavailable',
        at: expect.arrayContaining([expect.stringContaining('stored-period')]),
        cause: { name: 'SyntaxError' },
      },
    },
  });
  expect(line?.entry).toMatchObject({ invocation: problem.instance, status: 500, code: 'unexpected' });
  expectClean();
});

test('an error of the store keeps its message and its cause; of others only the name is known to be harmless', () => {
  const cause = Object.assign(new Error('disk I/O error'), { name: 'SqliteError', code: 'SQLITE_IOERR', row: secret });
  const failed = Object.assign(new Error('the embedded store failed', { cause }), { name: 'StoreUnavailable' });
  expect(toldError(failed)).toMatchObject({
    name: 'StoreUnavailable',
    message: 'the embedded store failed',
    cause: { name: 'SqliteError', message: 'disk I/O error', code: 'SQLITE_IOERR' },
  });
  expect(JSON.stringify(toldError(failed))).not.toContain(secret);
  expect(toldError(new RangeError(secret))).toEqual({ name: 'RangeError', at: expect.any(Array) });
  expect(JSON.stringify(toldError(new RangeError(`${secret}\n    ${secret}`)))).not.toContain(secret);
  expect(toldError(secret)).toEqual({ name: 'string', at: [] });
});
