// The hour before the deadline: many submit to one period at the same moment, and each is accepted.
import { describeOnBothStores } from './on-stores';
import { routine, smallScheme } from '../http/small-scheme';

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const many = 60;

describeOnBothStores((here) => {
  test('each is accepted, under a number of its own', async () => {
    const headers = { 'if-none-match': '*' };
    await here.service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
    await here.service.ask('openPeriod', place, office);
    const answers = await Promise.all(
      Array.from({ length: many }, (_, n) =>
        here.service.ask('submit', place, {
          ...office,
          headers: { 'idempotency-key': `k${n}` },
          body: { sheets: [routine('u1', 1)] },
        }),
      ),
    );
    const numbers = answers.map(({ body }) => body.submission).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: many }, (_, n) => n + 1));
  }, 60_000);
});
