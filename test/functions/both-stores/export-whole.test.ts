// The export of a person over the whole sample: of every kind of row that is kept, whoever a row names finds it in theirs; a new kind has to say whether it names anybody.
import { bodyRows } from '../../../functions/store/bodies';
import { everyRow, keyParts } from '../../../functions/store/encode-key';
import { rowKey } from '../../../functions/store/row-kinds';
import { rows } from '../../../functions/store/rows';
import { chainRows, chainsOf } from '../../../functions/usecases/chains';
import { jobKind, jobs, pieceKind } from '../../../functions/usecases/consolidation-job';
import { exportPerson } from '../../../functions/usecases/export-person';
import { askForConsolidation } from '../../../functions/usecases/later-consolidation';
import { movePeriod } from '../../../functions/usecases/move-period';
import { named } from '../../../functions/usecases/naming';
import { nameObservers } from '../../../functions/usecases/observers-turn';
import { knownPerson } from '../../../functions/usecases/people';
import { requestOf } from '../../../functions/usecases/access';
import { personRows } from '../../../functions/usecases/person-rows';
import { noticesOf, sendOnce } from '../../../functions/usecases/notices';
import { putObservers } from '../../../functions/usecases/observers';
import { putContact } from '../../../functions/usecases/contacts';
import { smallScheme } from '../http/small-scheme';
import { newScheme, office as asOffice } from '../http/small-service';
import { october } from '../october';
import { describeOnBothStores } from './on-stores';

/** Kinds whose rows name nobody: what an organisation is called, what schemes are, days, numbers, weights. */
const nobodys = ['organisation', 'scheme', 'version', 'calendar', 'period of schemes', 'submission', 'serial', 'files'];
/** Kinds that name people, those of every chain among them. */
const somebodys = [
  ...['person', 'contact', 'observers', 'turn', 'period', 'receipt', 'record', 'file', 'reminded'],
  ...['audit', 'body', 'notice', 'job', 'said'],
];
/** Kinds among these that lie in no chain's partition, or in every one's. */
const outsideChains = ['audit', 'body', 'notice', 'job', 'said'];

describeOnBothStores((here) => {
  const organisation = 'demo';
  const given = () => ({ store: here.store, clock: () => october });

  test('every kind of row is said to name somebody or nobody', () => {
    const kinds = Object.entries(chainRows).flatMap(([chain, kept]) =>
      Object.values(kept).map(({ first }) => (chain === 'schemes' && first === 'period' ? 'period of schemes' : first)),
    );
    expect([...new Set(kinds)].sort()).toEqual(
      [...nobodys, ...somebodys].filter((kind) => !outsideChains.includes(kind)).sort(),
    );
  });

  /** Reminds people of one of the records that wait for somebody else. */
  const remindOfSome = async () => {
    const { records } = (await here.service.ask('due', {}, { as: 'office-1' })).body;
    for (const record of records) {
      const { scheme, period, register, number, unit } = record;
      const path = `/api/schemes/${scheme}/periods/${period}/reminders`;
      const said = JSON.stringify({ register, ...(number === null ? { unit } : { number }) });
      const asked = { as: 'office-1', headers: { 'idempotency-key': `r-${register}-${number}` } };
      if ((await here.service.send('POST', path, said, asked)).status < 300) return;
    }
    throw new Error('nobody could be reminded of anything');
  };

  test('whoever a row names finds it in their export', async () => {
    const office = await knownPerson(given(), { organisation, id: 'office-1', name: '' });
    const admin = { organisation, id: 'admin' };
    // What the sample has none of.
    await putContact(given(), office, 'leader-1', { mail: 'leader@example.cn' });
    await putObservers(given(), office, 'luan', { people: ['observer-1'], each: 1 }, { 'if-none-match': '*' });
    const place = { organisation, scheme: 'luan', period: '2026-10' };
    const turn = { observers: ['observer-1'], excused: [] };
    await nameObservers(requestOf(given(), office, place), turn, { 'if-none-match': '*' });
    await sendOnce(given(), organisation, ['2026-10-15', 'digest', 'leader-1'], () =>
      Promise.resolve({ kind: 'sent' }),
    );
    await remindOfSome();
    const closed = { organisation, scheme: 'later', period: '2026-10' };
    await here.service.ask(
      'putScheme',
      { s: 'later' },
      { ...asOffice, headers: newScheme, body: smallScheme('later') },
    );
    await here.service.ask('openPeriod', { s: 'later', p: '2026-10' }, asOffice);
    const asked = requestOf(given(), office, closed);
    await movePeriod(asked, { to: 'closed' });
    await askForConsolidation(asked, { excused: [{ unit: 'any', reason: 'leader-1 离任' }] });

    const people: string[] = [];
    for await (const { id } of personRows(here.store, organisation)) people.push(id);
    const isNamed = new Map(people.map((id) => [id, named(id)]));
    // By kind one row, and one person whom it names: of rows that several name somebody whose id is no word besides.
    const wanted = new Map<string, { readonly id: string; readonly found: string }>();
    const places = [
      { name: 'notices', partition: noticesOf(organisation) },
      { name: 'consolidations', partition: jobs },
    ];
    // What was said with a job is exported under the job's key.
    const job = rowKey(jobKind, organisation, closed.scheme, closed.period);
    for await (const { name, partition } of chainsOf(here.store, organisation)) places.push({ name, partition });
    const unexpected = new Set<string>();
    for (const { name, partition } of places) {
      for await (const { row, value } of rows(here.store, partition, everyRow)) {
        const [first = '', second = ''] = keyParts(row);
        const isBody = row >= bodyRows.from && row < bodyRows.to;
        const kind = name === 'schemes' && first === 'period' ? 'period of schemes' : first;
        if (wanted.has(kind) || kind === 'chain') continue;
        const text = `${row} ${value}`;
        const id = people.find((one) => one.includes('-') && isNamed.get(one)?.in(text));
        if (id === undefined) continue;
        if (!somebodys.includes(kind)) unexpected.add(kind);
        else if (kind !== 'person' || second === id) {
          const key = isBody ? second : first === pieceKind.first ? job : row;
          wanted.set(kind, { id, found: `${name} ${first} ${key}` });
        }
      }
    }
    expect([...unexpected]).toEqual([]);
    expect(somebodys.filter((kind) => !wanted.has(kind))).toEqual([]);

    const keysOf = async (id: string) => {
      const keys = new Set<string>();
      let next: string | undefined;
      do {
        const page = await exportPerson(given(), admin, id, next);
        for (const { chain, kind, key } of page.items) keys.add(`${chain} ${kind} ${key}`);
        next = page.next ?? undefined;
      } while (next !== undefined);
      return keys;
    };
    for (const id of new Set([...wanted.values()].map((one) => one.id))) {
      const keys = await keysOf(id);
      const missing = [...wanted].filter(([, one]) => one.id === id && !keys.has(one.found));
      expect([id, missing]).toEqual([id, []]);
    }
  }, 120_000);
});
