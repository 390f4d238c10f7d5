// Results are frozen by digest at signature: what the signatory did not see is not signed, and what was changed behind the service's back is, in either store, neither signed nor published nor shown.
import { putBody } from '../../../functions/store/bodies';
import { preset } from '../../../shared/scheme/presets';
import { describeOnBothStores } from './on-stores';
import type { PeriodState } from '../../../shared/api/periods';
import { leaders, routine, smallScheme, type SheetInput } from '../http/small-scheme';

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const root = '/api/schemes/small/periods/2026-10';
const partition = 'demo!small!2026-10';

const other = '0'.repeat(64);

describeOnBothStores((here) => {
  beforeAll(async () => {
    const headers = { 'if-none-match': '*' };
    await here.service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
    await here.service.ask('openPeriod', place, office);
    await consolidated([routine('u1', 2), leaders('u1', 38.5), routine('u2', 1), leaders('u2', 30)]);
  });

  const move = (to: 'closed' | 'signed' | 'published' | 'final', as = 'office-1', digest?: string) =>
    here.service.ask('movePeriod', place, { as, body: { to, ...(digest !== undefined && { digest }) } });
  /** The digest of the results with these sheets in them. */
  const consolidated = async (sheets: SheetInput[]): Promise<string> => {
    const headers = { 'idempotency-key': `of-${sheets.length}` };
    await here.service.ask('submit', place, { ...office, headers, body: { sheets } });
    await move('closed');
    await here.service.ask('consolidate', place, office);
    return (await period()).results?.digest ?? '';
  };
  const refused = async (to: string, as = 'office-1') => {
    const { status, code } = await here.service.refused('POST', `${root}/transitions`, { as, body: { to } });
    return [status, code];
  };
  const period = async () => (await here.service.ask('getPeriod', place, office)).body;

  /** Who has these results before them is refused with the digest of the current ones, and nothing is written. */
  async function staleFor(digest: string, body: { to: PeriodState; reason?: string }, as = 'office-1'): Promise<void> {
    const before = await written();
    const { status, code, faults } = await here.service.refused('POST', `${root}/transitions`, {
      as,
      body: { ...body, digest },
    });
    const current = before.period.results?.digest;
    expect([status, code]).toEqual([412, 'stale']);
    expect(faults).toEqual([{ code: 'stale', path: 'digest', detail: current === undefined ? {} : { current } }]);
    expect(await written()).toEqual(before);
  }
  const written = async () => {
    const query = { scheme: place.s, period: place.p };
    const { body } = await here.service.ask('audit', {}, { ...office, query });
    return { period: await period(), entries: body.entries };
  };

  /** Lets `doIt` happen while a stored row reads otherwise, then puts it back. */
  async function altered(row: string, change: (text: string) => string, doIt: () => Promise<void>): Promise<void> {
    const before = await here.store.get({ partition, row });
    if (before === null) throw new Error(`no row ${row}`);
    const after = change(before.value);
    expect(after).not.toBe(before.value);
    const put = (value: string) => here.store.batch(partition, [{ kind: 'put', row, value, expect: 'any' }]);
    await put(after);
    await doIt();
    await put(before.value);
  }

  const resultsRow = async () => `body!${(await period()).results?.digest}!0`;
  const oneDigit = (text: string) => text.replace('96.5', '97.5');

  test('who read other results than the current ones neither signs nor reopens them', async () => {
    const read = (await period()).results?.digest ?? '';
    await here.service.ask('movePeriod', place, { ...office, body: { to: 'open', reason: '补报', digest: read } });
    await staleFor(read, { to: 'closed' });
    const current = await consolidated([routine('u2', 3)]);
    expect(current).not.toBe(read);
    await staleFor(read, { to: 'signed' }, 'leader-1');
    await staleFor(read, { to: 'open', reason: '补报' });
    await staleFor(read, { to: 'consolidated' });
    expect(
      (
        await here.service.refused('POST', `${root}/transitions`, {
          as: 'leader-1',
          body: { to: 'signed', digest: 'D' },
        })
      ).code,
    ).toBe('malformed');
  });

  test('what was changed before signature is not signed', async () => {
    await altered(await resultsRow(), oneDigit, async () => {
      expect(await refused('signed', 'leader-1')).toEqual([409, 'results-changed']);
      expect((await period()).state).toBe('consolidated');
    });
    const read = (await period()).results?.digest;
    expect((await move('signed', 'leader-1', read)).body).toMatchObject({
      state: 'signed',
      signature: { digest: read },
    });
  });

  test('what was changed after signature is not published, and not shown', async () => {
    await altered(await resultsRow(), oneDigit, async () => {
      expect(await refused('published')).toEqual([409, 'results-changed']);
      expect((await here.service.refused('GET', `${root}/results`, office)).code).toBe('results-changed');
      expect((await period()).state).toBe('signed');
    });
  });

  test('other results that match their own digest take the place of none that were signed', async () => {
    const { value } = (await here.store.get({ partition, row: await resultsRow() })) ?? { value: '' };
    const forged = await putBody(here.store, partition, oneDigit(value.slice(value.indexOf('\n') + 1)));
    const digest = (await period()).results?.digest as string;
    // The row as somebody leaves it who exchanges the results but cannot sign for others.
    const exchanged = (text: string) =>
      text.replace(`"results":{"digest":"${digest}"`, `"results":{"digest":"${forged}"`);
    await altered('period', exchanged, async () =>
      expect(await refused('published')).toEqual([409, 'results-changed']),
    );
  });

  test('a state moved on by hand, past the signatures, does not publish', async () => {
    const unsigned = (text: string) => JSON.stringify({ ...JSON.parse(text), signatures: [] });
    await altered('period', unsigned, async () => expect(await refused('published')).toEqual([409, 'results-changed']));
    await staleFor(other, { to: 'published' });
    expect((await move('published')).body.state).toBe('published');
  });

  test('figures are refused of the changed results alone; other periods have theirs', async () => {
    const unit = preset('luan').units[0]?.id as string;
    const asked = [
      { scheme: 'small', period: place.p, units: ['u1', 'u2'], explain: true },
      { scheme: 'luan', period: '2026-09', units: [unit] },
    ];
    await altered(await resultsRow(), oneDigit, async () => {
      const { answers } = (await here.service.ask('figures', {}, { ...office, body: { asked } })).body;
      const told = answers.map((units) => units.map((one) => (one.found ? one.result.unit : one.because)));
      expect(told).toEqual([['results-changed', 'results-changed'], [unit]]);
    });
  });

  test('what was changed after publication is not made final', async () => {
    await altered(await resultsRow(), oneDigit, async () => {
      expect(await refused('final')).toEqual([409, 'results-changed']);
      const head = { as: 'head-luan-p01' };
      await here.service.ask(
        'putPerson',
        { id: head.as },
        { as: 'admin', body: { name: 'h', roles: ['head:small/u1'] } },
      );
      expect((await here.service.refused('GET', `${root}/board`, head)).code).toBe('results-changed');
    });
    await staleFor(other, { to: 'final' });
    const read = (await period()).results?.digest;
    expect((await move('final', 'office-1', read)).body.state).toBe('final');
  });
});
