// What a newcomer finds at first start.
import { localService, type LocalService } from './local-service';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

test('the service says that it is well, to anyone', async () => {
  expect((await service.ask('health', {})).body).toEqual({ status: 'ok', version: 'test', store: 'sqlite' });
});

test('all six presets are there, three months of luan are published, the current one and its quarter are open', async () => {
  const { body } = await service.ask('listSchemes', {}, { as: 'outsider' });
  expect(body.schemes.map(({ id }) => id)).toEqual(['baiyin', 'huailai', 'liuzhou', 'luan', 'tangxian', 'xunyang']);
  const { body: listed } = await service.ask('listPeriods', { s: 'luan' }, { as: 'outsider' });
  expect(listed.periods.map(({ period, state }) => [period, state])).toEqual([
    ['2026-07', 'published'],
    ['2026-08', 'published'],
    ['2026-09', 'published'],
    ['2026-10', 'open'],
    ['2026-Q4', 'open'],
  ]);
});
