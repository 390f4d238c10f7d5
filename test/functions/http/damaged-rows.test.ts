// What is stored and is not of the form that it was written in: whoever asks for it is told that the records are damaged, and is shown nothing of it.
import { localService, type LocalService } from './local-service';
import { leaders, routine, smallScheme } from './small-scheme';

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const periods = '/api/schemes/small/periods';
const submission = { ...office, headers: { 'idempotency-key': 'k' }, body: { sheets: [routine('u1', 2)] } };
const secret = '王小明醉酒上岗';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
  // Nobody can sign in whose people cannot be listed.
  await service.tokenOf('admin');
  const headers = { 'if-none-match': '*' };
  await service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
  await service.ask('openPeriod', place, office);
  await service.ask('submit', place, submission);
  await service.ask('submit', place, {
    ...office,
    headers: { 'idempotency-key': 'more' },
    body: { sheets: [leaders('u1', 30)] },
  });
});
afterAll(() => service.stop());

/** Lets `doIt` happen while the rows whose keys begin so read otherwise, then puts them back. */
async function whileRead(rows: string, value: string, doIt: () => Promise<void>): Promise<void> {
  const where = `WHERE partition IN ('demo!people', 'demo!schemes', 'demo!small!2026-10') AND row LIKE '${rows}'`;
  service.damage(`CREATE TABLE kept AS SELECT partition, row, value FROM record ${where};
    UPDATE record SET value = '${value}' ${where}`);
  try {
    await doIt();
  } finally {
    service.damage(`UPDATE record SET value = kept.value FROM kept
      WHERE kept.partition = record.partition AND kept.row = record.row; DROP TABLE kept`);
  }
}

const damaged = [500, 'unexpected', [{ code: 'store-damaged', path: '', detail: {} }]];

const values = [
  ['no JSON', secret],
  ['JSON of another form', `{"name":"${secret}"}`],
  ['nothing', 'null'],
] as const;

type Asked = Parameters<LocalService['refused']>;
const rows: [string, string, ...Asked][] = [
  ['the person who asks', 'person!office-1', 'GET', '/api/me', office],
  ['a person in the list', 'person!leader-1', 'GET', '/api/people', { as: 'admin' }],
  ['the latest version of a scheme', 'scheme!small', 'GET', '/api/schemes/small', office],
  ['a scheme in the list', 'scheme!small', 'GET', '/api/schemes', office],
  ['one version of a scheme', 'version!small!%', 'GET', '/api/schemes/small?version=1', office],
  ['a listed period', 'period!small!2026-10', 'GET', periods, office],
  ['a period', 'period', 'GET', `${periods}/2026-10`, office],
  ['a period in the list', 'period', 'GET', periods, office],
  ['a submission', 'submission!%', 'GET', `${periods}/2026-10/sheets`, office],
  ['a receipt', 'receipt!%', 'POST', `${periods}/2026-10/submissions`, submission],
];

describe.each(rows)('%s', (_, row, ...asked) => {
  test.each(values)('that is %s', async (__, value) => {
    const before = service.logged.length;
    await whileRead(row, value, async () => {
      const { status, code, faults } = await service.refused(...asked);
      expect([status, code, faults]).toEqual(damaged);
    });
    const logged = service.logged.slice(before);
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        entry: expect.objectContaining({
          error: expect.objectContaining({
            name: 'StoreUnavailable',
            message: expect.stringContaining('a stored row '),
          }),
        }),
      }),
    );
    expect(JSON.stringify(logged)).not.toContain(secret);
  });
});

test('a body that is gone, or of another text, is told as the same', async () => {
  for (const value of ['1\n[]', secret]) {
    await whileRead('body!%', value, async () => {
      for (const path of ['/api/schemes/small', `${periods}/2026-10/sheets`]) {
        const { status, code, faults } = await service.refused('GET', path, office);
        expect([status, code, faults]).toEqual(damaged);
      }
    });
  }
});

test('all is shown again once it reads as it was written', async () => {
  expect((await service.ask('listSheets', place, office)).body.sheets).toHaveLength(2);
  expect((await service.ask('submit', place, submission)).body.submission).toBe(1);
});
