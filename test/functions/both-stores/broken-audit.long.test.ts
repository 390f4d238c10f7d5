// An audit chain that was tampered with, in either store: it is neither shown nor continued, and the refusal names the place; verification still answers.
import type { Operation } from '../../../functions/store/store';
import type { AuditEntry } from '../../../shared/api/audit';
import { digestOfJson } from '../../../functions/usecases/canonical-json';
import { describeOnBothStores } from './on-stores';
import type { LocalService } from '../http/local-service';
import { routine, smallScheme } from '../http/small-scheme';

const office = { as: 'office-1' };
const place = { s: 'small', p: '2026-10' };
const root = '/api/schemes/small/periods/2026-10';
const chain = 'small/2026-10';
const partition = 'demo!small!2026-10';

describeOnBothStores((here) => {
  beforeAll(async () => {
    const headers = { 'if-none-match': '*' };
    await here.service.ask('putScheme', { s: 'small' }, { ...office, headers, body: smallScheme('small') });
    await here.service.ask('openPeriod', place, office);
    for (const key of ['1', '2']) await here.service.ask('submit', place, submission(key));
  }, 60_000);

  const submission = (key: string) => ({
    ...office,
    headers: { 'idempotency-key': key },
    body: { sheets: [routine(key === '1' ? 'u1' : 'u2', 2)] },
  });
  const entry = (sequence: number) => `audit!000000000${sequence}`;
  const valueOf = async (row: string) => (await here.store.get({ partition, row }))?.value ?? null;
  const put = async (row: string, value: string | null) => {
    const operation: Operation = value === null ? { kind: 'delete', row } : { kind: 'put', row, value, expect: 'any' };
    expect(await here.store.batch(partition, [operation])).toMatchObject({ written: true });
  };

  /** Lets `doIt` happen while a stored row reads otherwise or is gone, then puts it back. */
  async function altered(
    row: string,
    change: (text: string) => string | null | Promise<string>,
    doIt: () => Promise<void>,
  ): Promise<void> {
    const before = (await valueOf(row)) as string;
    const after = await change(before);
    expect(after).not.toBe(before);
    await put(row, after);
    try {
      await doIt();
    } finally {
      await put(row, before);
    }
  }

  const rows = async () => (await here.store.range(partition, { from: '!', to: '~' })).rows;
  const broken = (row: string) => [409, 'audit-broken', [{ code: 'audit-broken', path: '', detail: { chain, row } }]];
  const refused = async (...asked: Parameters<LocalService['refused']>) => {
    const { status, code, faults } = await here.service.refused(...asked);
    return [status, code, faults];
  };

  const garbage = () => '王小明{';
  const damages: [string, string, (text: string) => string | null][] = [
    ['no JSON', entry(2), garbage],
    ['JSON of another form', entry(2), () => '{"sequence":2}'],
    ['somebody else’s name', entry(2), (text) => text.replace('"by":"office-1"', '"by":"office-2"')],
  ];
  test.each(damages)('an entry that is %s is not shown, and verified it is told', async (_, row, change) => {
    await altered(row, change, async () => {
      expect(await refused('GET', '/api/audit', office)).toEqual(broken(row));
      expect(await refused('GET', '/api/audit?who=nobody', office)).toEqual(broken(row));
      const pageBefore = { ...office, query: { scheme: 'small', limit: '2' } };
      expect((await here.service.ask('audit', {}, pageBefore)).body.entries).toHaveLength(2);
      const { body } = await here.service.ask('verifyAudit', {}, office);
      expect(body.chains.filter((one) => one.break !== null)).toMatchObject([
        { chain, break: { because: 'entry-changed', row, sequence: 2 } },
      ]);
    });
    expect((await here.service.ask('audit', {}, office)).status).toBe(200);
  });

  const forged = (text: string) => {
    const entries = Object.entries({ ...(JSON.parse(text) as AuditEntry), by: 'office-2' });
    const told = Object.fromEntries(entries.filter(([name]) => name !== 'digest'));
    return JSON.stringify({ ...told, digest: digestOfJson(told) });
  };
  const gaps: [string, string, string, (text: string) => string | null][] = [
    ['an entry is gone', entry(2), entry(2), () => null],
    ['the last entry is gone', entry(3), entry(3), () => null],
    ['an entry was written anew, with a digest that fits', entry(2), entry(3), forged],
  ];
  test.each(gaps)('a chain of which %s is not shown', async (_, row, told, change) => {
    await altered(row, change, async () => {
      expect(await refused('GET', '/api/audit', office)).toEqual(broken(told));
    });
  });

  const ends: [string, string, string, (text: string) => string | null | Promise<string>][] = [
    ['whose end is no JSON', 'chain', 'chain', garbage],
    ['whose end is of another form', 'chain', 'chain', () => '{}'],
    [
      'whose end has another digest',
      'chain',
      'chain',
      (text) => text.replace(/"digest":"[0-9a-f]{8}/, '"digest":"00000000'),
    ],
    ['whose end is gone', 'chain', 'chain', () => null],
    ['whose end is an earlier one', 'chain', 'chain', async () => endOf((await valueOf(entry(2))) as string)],
    ['whose last entry is gone', entry(3), entry(3), () => null],
    ['whose last entry is no JSON', entry(3), entry(3), garbage],
    [
      'whose last entry tells of another',
      entry(3),
      entry(3),
      (text) => text.replace('"by":"office-1"', '"by":"office-2"'),
    ],
  ];
  test.each(ends)('a chain %s is not continued', async (_, row, told, change) => {
    const { headers, body } = submission('3');
    await altered(row, change, async () => {
      expect(await refused('POST', `${root}/submissions`, { ...office, headers, body })).toEqual(broken(told));
      const transition = { ...office, body: { to: 'closed' } };
      expect(await refused('POST', `${root}/transitions`, transition)).toEqual(broken(told));
    });
    const { body: verified } = await here.service.ask('verifyAudit', {}, office);
    expect(verified.chains.every((one) => one.break === null)).toBe(true);
    expect((await rows()).filter((one) => one.row.startsWith('audit!'))).toHaveLength(3);
  });

  test('once it is put back, the same submission is accepted', async () => {
    await here.service.ask('submit', place, submission('3'));
    const { body } = await here.service.ask('audit', {}, { ...office, query: { scheme: 'small', period: '2026-10' } });
    expect(body.entries.at(-1)).toMatchObject({ what: 'submission-accepted', sequence: 4 });
  });
});

function endOf(entry: string): string {
  const { sequence, digest, at } = JSON.parse(entry) as { sequence: number; digest: string; at: string };
  return JSON.stringify({ sequence, digest, at });
}
