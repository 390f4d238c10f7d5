// Roll-ups over HTTP: made of results that their parts have at that moment, explained by these for ever, and held up where a part has changed.
import fc from 'fast-check';
import type { PeriodState } from '../../../shared/api/periods';
import { periodChain } from '../../../functions/usecases/chains';
import { safeAgeMs, sweep } from '../../../functions/usecases/sweep';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { describeOnBothStores } from './on-stores';
import { october } from '../october';
import { leaders, routine, smallScheme } from '../http/small-scheme';

const office = { as: 'office-1' };
const head = { as: 'head-small' };
const units = ['u1', 'u2'] as const;
const reason = '复核';

describeOnBothStores((here) => {
  beforeAll(async () => {
    const rollups = [
      { to: 'quarter', from: 'month', how: 'mean' },
      { to: 'half', from: 'quarter', how: 'sum' },
    ] as const;
    const body = smallScheme('small', { rollups: [...rollups] });
    await here.service.ask('putScheme', { s: 'small' }, { ...office, headers: { 'if-none-match': '*' }, body });
    await here.service.ask(
      'putPerson',
      { id: head.as },
      { as: 'admin', body: { name: 'h', roles: ['head:small/u1'] } },
    );
  });

  const place = (p: string) => ({ s: 'small', p });
  const to = (p: string, state: PeriodState) => {
    const body = { to: state, ...(state === 'open' ? { reason } : {}) };
    return here.service.ask('movePeriod', place(p), { as: state === 'signed' ? 'leader-1' : 'office-1', body });
  };
  /** What the refusal of a move says: its code, and of which parts. */
  const refused = async (p: string, state: PeriodState) => {
    const asked = { as: state === 'signed' ? 'leader-1' : 'office-1', body: { to: state } };
    const problem = await here.service.refused('POST', `/api/schemes/small/periods/${p}/transitions`, asked);
    expect(problem.status).toBe(409);
    return [problem.code, ...problem.faults.map(({ code, detail }) => `${code} ${detail['period']}`)];
  };
  const consolidate = async (p: string) => (await here.service.ask('consolidate', place(p), office)).body;
  const period = async (p: string) => (await here.service.ask('getPeriod', place(p), office)).body;
  const digest = async (p: string) => (await period(p)).results?.digest;

  let submissions = 0;
  async function fillAndConsolidate(p: string, points: number) {
    const sheets = [routine('u1', points), leaders('u1', 38.5), routine('u2', 1), leaders('u2', 30)];
    const headers = { 'idempotency-key': String((submissions += 1)) };
    await here.service.ask('submit', place(p), { ...office, headers, body: { sheets } });
    await to(p, 'closed');
    await consolidate(p);
  }
  async function monthWith(p: string, points: number) {
    await here.service.ask('openPeriod', place(p), office);
    await fillAndConsolidate(p, points);
  }
  async function redone(p: string, points: number) {
    await to(p, 'open');
    await fillAndConsolidate(p, points);
  }
  async function published(p: string) {
    await to(p, 'signed');
    await to(p, 'published');
  }
  /** A quarter of months that are consolidated and no more; gives the months too. */
  async function quarterOf(year: number): Promise<[string, string, string, string]> {
    const [q, ...months] = [`${year}-Q1`, `${year}-01`, `${year}-02`, `${year}-03`] as [string, string, string, string];
    for (const month of months) await monthWith(month, 2);
    await opened(q);
    await consolidate(q);
    return [q, ...months];
  }
  async function opened(p: string) {
    await here.service.ask('openPeriod', place(p), office);
    await to(p, 'closed');
  }
  const explained = async (p: string, u: string, as = office.as) =>
    (await here.service.ask('explanation', { ...place(p), u }, { as })).body;

  /** What each unit's tree comes to is its frozen final, wherever the tree is asked for. */
  async function addsUp(p: string): Promise<void> {
    const { body: results } = await here.service.ask('results', place(p), office);
    const body = { asked: [{ scheme: 'small', period: p, units: [...units], explain: true }] };
    const { body: figures } = await here.service.ask('figures', {}, { ...office, body });
    for (const [at, result] of results.units.entries()) {
      const tree = await explained(p, result.unit);
      expect([p, result.unit, tree.value]).toEqual([p, result.unit, result.complete ? result.final : null]);
      expect(figures.answers[0]?.[at]).toMatchObject({ explanation: { value: tree.value, exact: tree.exact } });
    }
  }

  test('it says of which results it was made, in the period and in the audit chain', async () => {
    const [q, ...months] = await quarterOf(2001);
    const parts = await Promise.all(months.map(async (month) => ({ period: month, digest: await digest(month) })));
    expect((await period(q)).results?.parts).toEqual(parts);
    expect((await period(months[0] as string)).results).not.toHaveProperty('parts');
    const query = { scheme: 'small', period: q, what: 'results-consolidated' } as const;
    const { body: audit } = await here.service.ask('audit', {}, { ...office, query });
    const told = parts.map((part) => `${part.period} ${part.digest}`).join(', ');
    expect(audit.entries.map(({ detail }) => detail['parts'])).toEqual([told]);
    const chain = periodChain({ organisation: 'demo', scheme: 'small', period: q });
    expect((await verifyChain({ store: here.store, clock: () => october }, chain)).break).toBeNull();
  });

  test('its explanation stays that of the frozen figures after a part was reopened and consolidated otherwise', async () => {
    const [q, first, ...others] = await quarterOf(2002);
    for (const p of [first, ...others, q]) await published(p);
    const before = await explained(q, 'u1', head.as);
    expect(before.parts.map(({ label, value }) => [label, value])).toEqual(
      [first, ...others].map((month) => [month, 96.5]),
    );
    await to(first, 'open');
    expect(await explained(q, 'u1', head.as)).toEqual(before);
    await fillAndConsolidate(first, 20);
    for (const age of [0, safeAgeMs]) {
      const given = { store: here.store, clock: () => new Date(october.getTime() + age) };
      await sweep(given, ['demo'], (error) => {
        throw error;
      });
    }
    expect(await explained(q, 'u1', head.as)).toEqual(before);
    await addsUp(q);
  });

  test('a part that was reopened, or consolidated otherwise, holds up signing until the roll-up is consolidated again', async () => {
    const [q, first, , third] = await quarterOf(2003);
    await to(first, 'open');
    await redone(third, 7);
    expect(await refused(q, 'signed')).toEqual(['results-changed', `part-changed ${first}`, `part-changed ${third}`]);
    expect((await period(q)).state).toBe('consolidated');
    // The same results again are a change too: what was sealed with them may be another.
    await fillAndConsolidate(first, 2);
    expect(await refused(q, 'signed')).toEqual(['results-changed', `part-changed ${first}`, `part-changed ${third}`]);
    await consolidate(q);
    expect((await to(q, 'signed')).body.state).toBe('signed');
    await addsUp(q);
  });

  test('it is published, and made final, after its parts only', async () => {
    const [q, first, second, third] = await quarterOf(2004);
    await to(q, 'signed');
    await published(second);
    const held = ['parts-unpublished', `part-unpublished ${first}`, `part-unpublished ${third}`];
    expect(await refused(q, 'published')).toEqual(held);
    await published(first);
    await to(first, 'final');
    await published(third);
    expect((await to(q, 'published')).body.state).toBe('published');

    await redone(third, 2);
    await published(third);
    expect(await refused(q, 'final')).toEqual(['results-changed', `part-changed ${third}`]);
    await to(q, 'open');
    await to(q, 'closed');
    await consolidate(q);
    await published(q);
    expect((await to(q, 'final')).body.state).toBe('final');
  });

  test('a change between signature and publication: it is reopened, consolidated and signed anew', async () => {
    const [q, first, second, third] = await quarterOf(2005);
    await to(q, 'signed');
    await redone(second, 12);
    for (const month of [first, second, third]) await published(month);
    expect(await refused(q, 'published')).toEqual(['results-changed', `part-changed ${second}`]);
    await to(q, 'open');
    await to(q, 'closed');
    await consolidate(q);
    await published(q);
    await addsUp(q);
  });

  test('a part that was missing and has results since is a change too; one that is missing still holds nothing up', async () => {
    const [q, first, second, third] = ['2006-Q1', '2006-01', '2006-02', '2006-03'] as const;
    for (const month of [first, second]) await monthWith(month, 2);
    await opened(q);
    const excused = units.map((unit) => ({ unit, reason: '三月停产' }));
    await here.service.ask('consolidate', place(q), { ...office, body: { excused } });
    await here.service.ask('openPeriod', place(third), office);
    for (const month of [first, second]) await published(month);
    await to(q, 'signed');
    await addsUp(q);
    await fillAndConsolidate(third, 2);
    expect(await refused(q, 'published')).toEqual(['results-changed', `part-changed ${third}`]);
    await to(third, 'open');
    expect((await to(q, 'published')).body.state).toBe('published');
  });

  test('a half year is made of quarters, not of their months', async () => {
    const half = '2007-H1';
    const [q1, first] = await quarterOf(2007);
    for (const month of ['2007-04', '2007-05', '2007-06']) await monthWith(month, 4);
    for (const p of ['2007-Q2', half]) {
      await opened(p);
      await consolidate(p);
    }
    await redone(first, 30);
    expect(await refused(q1, 'signed')).toEqual(['results-changed', `part-changed ${first}`]);
    expect((await to(half, 'signed')).body.state).toBe('signed');
    await consolidate(q1);
    for (const p of [first, '2007-02', '2007-03', q1]) await published(p);
    expect(await refused(half, 'published')).toEqual(['results-changed', `part-changed ${q1}`]);
    await addsUp(half);
  });

  test('results of a part that were damaged are neither explained with nor signed over', async () => {
    const [q, , second] = await quarterOf(2008);
    const at = { partition: `demo!small!${second}`, row: `body!${await digest(second)}!0` };
    const { value } = (await here.store.get(at)) ?? { value: '' };
    const put = (text: string) =>
      here.store.batch(at.partition, [{ kind: 'put', row: at.row, value: text, expect: 'any' }]);
    await put(value.replace('96.5', '97.5'));
    const damaged = ['results-changed', `results-damaged ${second}`];
    const read = await here.service.refused('GET', `/api/schemes/small/periods/${q}/results/u1/explanation`, office);
    expect([read.status, read.code, read.faults[0]?.detail]).toEqual([409, 'results-changed', { period: second }]);
    expect(await refused(q, 'signed')).toEqual(damaged);
    expect(await refused(q, 'consolidated')).toEqual(damaged);
    // Consolidating the part again gives it other ones, and the roll-up is made of these.
    await consolidate(second);
    expect(await refused(q, 'signed')).toEqual(['results-changed', `part-changed ${second}`]);
    await consolidate(q);
    expect((await to(q, 'signed')).body.state).toBe('signed');
    await addsUp(q);
  });

  test('whatever is done to its parts meanwhile, a roll-up adds up to what it was frozen to', async () => {
    const months = ['-01', '-02', '-03'] as const;
    const step = fc.oneof(
      fc.record({ month: fc.constantFrom(...months), points: fc.nat(59 * 4).map((count) => count / 4) }),
      fc.constant('consolidate the quarter' as const),
    );
    let year = 3000;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        const [q] = await quarterOf((year += 1));
        for (const one of steps) {
          if (one === 'consolidate the quarter') await consolidate(q);
          else await redone(year + one.month, one.points);
          await addsUp(q);
        }
      }),
      { numRuns: here.kind === 'sqlite' ? 6 : 2, seed: 20_261_015 },
    );
  });
});
