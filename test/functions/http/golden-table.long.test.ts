// The main job over HTTP on Table storage (a real Azurite), for two worked cases and a large submission.
import { startAzurite, type Azurite } from '../azurite';
import { goldenRun } from './golden-run';
import { localService, type LocalService } from './local-service';
import { routine, smallScheme } from './small-scheme';

let azurite: Azurite;
let service: LocalService;
beforeAll(async () => {
  azurite = await startAzurite();
  service = await localService({ STORE: 'table', AzureWebJobsStorage: azurite.connectionString });
});
afterAll(async () => {
  await service.stop();
  await azurite.stop();
});

test('the service tells which store it runs on', async () => {
  expect((await service.ask('health', {})).body.store).toBe('table');
});

test.each(['luan-month.json', 'mixed-12.json'])('%s comes back exact', (file) => goldenRun(service, file));

test('a submission of 10,000 sheets is one submission', async () => {
  const office = { as: 'office-1' };
  const units = Array.from({ length: 10_000 }, (_, n) => ({ id: `u${n}`, title: `${n} 队`, category: 'c' }));
  const body = smallScheme('large', { units });
  await service.ask('putScheme', { s: 'large' }, { ...office, headers: { 'if-none-match': '*' }, body });
  const place = { s: 'large', p: '2026-10' };
  await service.ask('openPeriod', place, office);
  const sheets = units.map(({ id }, n) => routine(id, (n % 50) + 0.25));
  const headers = { 'idempotency-key': 'k' };
  const { body: receipt } = await service.ask('submit', place, { ...office, headers, body: { sheets } });
  expect(receipt.sheets).toHaveLength(10_000);
  expect((await service.ask('listSheets', place, office)).body.sheets).toHaveLength(10_000);
  expect((await service.ask('submit', place, { ...office, headers, body: { sheets } })).body).toEqual(receipt);
});
