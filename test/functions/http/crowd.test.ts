// The hour before the deadline: many submit to one period at the same moment, and each is accepted.
import { bothStores, storeKinds } from './both-stores';
import { routine, smallScheme } from './small-scheme';

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const many = 60;

const stores = bothStores();
afterAll(() => stores.stop());

test.each(storeKinds)(
  '%s',
  async (kind) => {
    const { service, store } = await stores.open[kind]();
    await service.ask(
      'putScheme',
      { s: 'small' },
      { ...office, headers: { 'if-none-match': '*' }, body: smallScheme('small') },
    );
    await service.ask('openPeriod', place, office);
    const answers = await Promise.all(
      Array.from({ length: many }, (_, n) =>
        service.ask('submit', place, {
          ...office,
          headers: { 'idempotency-key': `k${n}` },
          body: { sheets: [routine('u1', 1)] },
        }),
      ),
    );
    const numbers = answers.map(({ body }) => body.submission).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: many }, (_, n) => n + 1));
    await service.stop();
    await store.close();
  },
  60_000,
);
