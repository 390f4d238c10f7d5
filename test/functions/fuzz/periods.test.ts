// Whole stories of a period, any order of submitting, finding and agreeing, moving and consolidating: the service agrees with a simple model at each step.
import fc from 'fast-check';
import type { PeriodState } from '../../../shared/api/periods';
import { localService, type LocalService } from '../http/local-service';
import { fresh } from './period-model';
import { stories, story as scheme } from './period-commands';
import { parameters, patience, runs, seed } from './runs';
import { storeWatch } from './world';

let service: LocalService;
let watch: ReturnType<typeof storeWatch>;
let opened = 0;

jest.setTimeout(patience);

beforeAll(async () => {
  service = await localService();
  const office = { as: 'office-1', headers: { 'if-none-match': '*' } };
  await service.ask('putScheme', { s: 'story' }, { ...office, body: scheme });
  for (const [id, role] of [
    ['safety-story', 'assessor:story/safety'],
    ['service-story', 'assessor:story/service'],
    ['head-story', 'head:story/u1 head:story/u2'],
  ] as const) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: role.split(' ') } });
  }
  watch = storeWatch(service);
});
afterAll(async () => {
  watch.close();
  await service.stop();
});

/** A period of its own for each story. */
async function openPeriod() {
  const place = { s: 'story', p: `${1000 + Math.floor(opened / 12)}-${String((opened % 12) + 1).padStart(2, '0')}` };
  opened += 1;
  await service.ask('openPeriod', place, { as: 'office-1' });
  return place;
}

const visited = new Set<PeriodState>();

test(`${runs.stories} stories from seed ${seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(stories(25), async (story) => {
      const place = await openPeriod();
      await fc.asyncModelRun(() => ({ model: fresh(), real: { service, watch, place, visited } }), story);
    }),
    parameters(runs.stories),
  );
  expect([...visited].sort()).toEqual(['closed', 'consolidated', 'final', 'open', 'published', 'signed']);
});
