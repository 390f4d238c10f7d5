// Everything about a person on either store: whatever names them is in the export, nothing else, page by page, for administrators, and told in the audit.
import { digestInRow } from '../../../functions/store/bodies';
import { keyParts } from '../../../functions/store/encode-key';
import { StoreUnavailable, type Store } from '../../../functions/store/store';
import { chainsOf } from '../../../functions/usecases/chains';
import { exportPerson } from '../../../functions/usecases/export-person';
import { noticesOf, sendOnce } from '../../../functions/usecases/notices';
import { putContact } from '../../../functions/usecases/contacts';
import { nameObservers } from '../../../functions/usecases/observers-turn';
import { requestOf } from '../../../functions/usecases/access';
import { listAudit } from '../../../functions/usecases/audit-list';
import { verifyAudit } from '../../../functions/usecases/verify-audit';
import { putPerson } from '../../../functions/usecases/people';
import { askForConsolidation } from '../../../functions/usecases/later-consolidation';
import { movePeriod } from '../../../functions/usecases/move-period';
import { mostExported, type ExportedItem } from '../../../shared/api/person-export';
import { dyingAfter } from '../store/dying-after';
import { keptWorld, leaver } from '../usecases/kept-world';
import { describeOnBothStores } from './on-stores';

describeOnBothStores((here) => {
  const organisation = 'exported';
  const clock = () => new Date('2026-10-15T02:00:00Z');
  const given = () => ({ store: here.store, clock });
  let world: ReturnType<typeof keptWorld>;

  const whole = async (id: string) => {
    const items: ExportedItem[] = [];
    let [next, pages]: [string | undefined, number] = [undefined, 0];
    do {
      const page = await exportPerson(given(), world.office, id, next);
      items.push(...page.items);
      pages += 1;
      next = page.next ?? undefined;
    } while (next !== undefined);
    return { items, pages };
  };
  const placesOf = async () => {
    const places = [{ name: 'notices', partition: noticesOf(organisation) }];
    for await (const { name, partition } of chainsOf(here.store, organisation)) places.push({ name, partition });
    return places;
  };
  /** By a plain search for the letters: the rows and the bodies in which they stand, as the export names them. */
  const foundPlainly = async (store: Store, id: string): Promise<string[]> => {
    const found = new Set<string>();
    for (const { name, partition } of await placesOf()) {
      let from: string | null = '!';
      while (from !== null) {
        const page = await store.range(partition, { from, to: '~~~' });
        for (const { row, value } of page.rows) {
          if (!`${row} ${value}`.includes(id)) continue;
          found.add(`${name} ${keyParts(row)[0] === 'body' ? digestInRow(row) : row}`);
        }
        from = page.next;
      }
    }
    return [...found].sort();
  };

  beforeAll(async () => {
    world = keptWorld(organisation, given());
    await world.begin();
    for (const month of ['2026-08', '2026-10', '2026-11']) await world.openMonth(month);
    await world.photo('2026-08', world.inspector, true);
    await world.photo('2026-10', world.office, false, leaver.id);
    await world.finish('2026-08');
    await nameObservers(
      requestOf(given(), world.office, world.placeOf('2026-11')),
      { observers: [leaver.id], excused: [] },
      { 'if-none-match': '*' },
    );
    const key = ['2026-10-15', 'digest', leaver.id] as const;
    await sendOnce(given(), organisation, key, () => Promise.resolve({ kind: 'sent' }));
  }, 60_000);

  test('whatever row or body the id stands in is in it, and nothing in which it does not', async () => {
    const before = await foundPlainly(here.store, leaver.id);
    const { items } = await whole(leaver.id);
    const exported = [...new Set(items.map(({ chain, key }) => `${chain} ${key}`))].sort();
    // The entry that tells of the export names them as well.
    expect(exported).toEqual(await foundPlainly(here.store, leaver.id));
    expect(exported.length).toBe(before.length + 1);
    expect(items.filter((item) => !JSON.stringify(item).includes(leaver.id))).toEqual([]);
    const kinds = new Set(items.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      ['audit', 'body', 'contact', 'file', 'notice', 'person', 'receipt', 'record', 'turn'].filter((kind) =>
        kinds.has(kind),
      ),
    );
    for (const kind of ['audit', 'body', 'contact', 'file', 'notice', 'person', 'record', 'turn'])
      expect([...kinds]).toContain(kind);
    const text = JSON.stringify(items);
    expect([text.includes(leaver.name), text.includes(leaver.mail), text.includes('"salt"')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('what they submitted is in it as they submitted it', async () => {
    const { items } = await whole(leaver.id);
    const submitted = items.filter(({ value }) => (value as { submission?: unknown }).submission !== undefined);
    expect(submitted.map(({ value }) => value)).toContainEqual(
      expect.objectContaining({
        by: leaver.id,
        sheets: [
          expect.objectContaining({
            key: 'u1~routine',
            sheet: expect.objectContaining({ lines: [expect.objectContaining({ points: 3 })] }),
          }),
        ],
      }),
    );
  });

  test('nothing of somebody else’s entry or address is in it, though their words are alike', async () => {
    await putContact(given(), world.office, 'leader-1', { mail: 'leader-1@example.cn' });
    const { items } = await whole(leaver.id);
    expect(items.filter(({ kind }) => ['person', 'contact'].includes(kind)).map(({ key }) => key)).toEqual([
      `contact!${leaver.id}`,
      `person!${leaver.id}`,
    ]);
    expect(JSON.stringify(items)).not.toContain('leader-1@example.cn');
  });

  test('the audit tells who exported whom, once for all pages, and holds', async () => {
    const entriesOf = async () =>
      (await whole(leaver.id)).items.filter(
        ({ value }) => (value as { what?: string } | null)?.what === 'person-exported',
      );
    const before = (await entriesOf()).length;
    const entries = await entriesOf();
    expect(entries.length).toBe(before + 1);
    expect(entries.at(-1)?.value).toMatchObject({ by: 'office-1', detail: { person: leaver.id } });
    const { chains } = await verifyAudit(given(), organisation, {});
    expect(chains.filter(({ break: found }) => found !== null)).toEqual([]);
  });

  test('another one goes on with nobody else’s export, nor with one of another person, nor from a made-up place', async () => {
    const mark = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const { items } = await exportPerson(given(), world.office, leaver.id);
    const begun = items.filter(({ value }) => (value as { what?: string } | null)?.what === 'person-exported').at(-1);
    const sequence = Number(begun?.key.split('!')[1]);
    const good = mark(sequence, 'schemes', 'audit!');
    expect((await exportPerson(given(), world.office, leaver.id, good)).next).toBeNull();
    const refused = async (...[id, next, by = world.office.id]: [string, string, string?]) =>
      expect(exportPerson(given(), { organisation, id: by }, id, next)).rejects.toMatchObject({ code: 'malformed' });
    await refused('leader-1', good);
    await refused(leaver.id, good, 'leader-1');
    await refused(leaver.id, mark(1, 'schemes', 'audit!'));
    await refused(leaver.id, mark(sequence, 'small/2020-01', 'audit!'));
    await refused(leaver.id, mark(sequence, 'schemes', 'audit/../x'));
    await refused(leaver.id, mark(sequence, '../other', 'audit!'));
    await refused(leaver.id, mark(99_999_999_999, 'schemes', 'audit!'));
    await refused(leaver.id, 'no mark at all');
    await refused(leaver.id, '');
  });

  test('what is much comes in several pages, each of it once', async () => {
    const id = 'busy-1';
    for (let i = 0; i < mostExported + 20; i += 1)
      await putPerson(given(), world.office, id, { name: `名${i}`, roles: [] });
    const { items, pages } = await whole(id);
    const keys = items.map(({ chain, key }) => `${chain} ${key}`);
    expect([pages, new Set(keys).size, keys.length]).toEqual([2, mostExported + 22, mostExported + 22]);
  }, 60_000);

  test('of somebody who is not on record there is none, nor of somebody of another organisation', async () => {
    await expect(exportPerson(given(), world.office, 'nobody')).rejects.toMatchObject({ code: 'not-on-record' });
    const other = { organisation: 'another', id: 'office-1' };
    await expect(exportPerson(given(), other, leaver.id)).rejects.toMatchObject({ code: 'not-on-record' });
  });

  test('a consolidation that they asked for, and what is said of them with one, is in it; nobody else’s organisation is', async () => {
    const asked = requestOf(given(), world.office, world.placeOf('2026-10'));
    await movePeriod(asked, { to: 'closed' });
    const excused = [
      { unit: 'u1', reason: `${leaver.id} 离任` },
      { unit: 'u2', reason: '停产' },
    ];
    await askForConsolidation(asked, { excused });
    const other = keptWorld('aaa', given());
    await other.begin();
    await other.openMonth('2026-10');
    const theirs = requestOf(given(), other.office, other.placeOf('2026-10'));
    await movePeriod(theirs, { to: 'closed' });
    await askForConsolidation(theirs, {});
    const jobsOf = async (id: string) =>
      (await whole(id)).items
        .filter(({ chain }) => chain === 'consolidations')
        .map(({ kind, key, value }) => [kind, key, value]);
    expect(await jobsOf(leaver.id)).toEqual([['said', 'job!exported!small!2026-10', excused[0]]]);
    expect(await jobsOf('office-1')).toEqual([
      ['job', 'job!exported!small!2026-10', expect.objectContaining({ by: 'office-1', state: 'waiting' })],
    ]);
    // A mark that was made up does not lead to them either.
    await exportPerson(given(), world.office, 'office-1');
    const { entries } = await listAudit(given(), organisation, { what: 'person-exported' });
    const begun = entries.find(({ detail }) => detail['person'] === 'office-1');
    const mark = [begun?.sequence, 'consolidations', 'job!aaa!'];
    const page = await exportPerson(
      given(),
      world.office,
      'office-1',
      Buffer.from(JSON.stringify(mark)).toString('base64url'),
    );
    expect(page.items.map(({ key }) => key)).toEqual(['job!exported!small!2026-10']);
  });

  test('what is damaged is named, and the rest is exported', async () => {
    const hurt = 'hurt';
    const other = keptWorld(hurt, given());
    await other.begin();
    await other.openMonth('2026-10');
    await other.photo('2026-10', other.inspector, true);
    const all = async () => {
      const items: ExportedItem[] = [];
      let next: string | undefined;
      do {
        const page = await exportPerson(given(), other.office, leaver.id, next);
        items.push(...page.items);
        next = page.next ?? undefined;
      } while (next !== undefined);
      return items;
    };
    const before = await all();
    const people = `${hurt}!people`;
    const period = `${hurt}!small!2026-10`;
    const put = (partition: string, row: string, value: string) =>
      here.store.batch(partition, [{ kind: 'put', row, value, expect: 'any' }]);
    const record = before.find(({ kind }) => kind === 'record')?.key ?? '';
    const file = before.find(({ kind }) => kind === 'file')?.key ?? '';
    await put(people, `person!${leaver.id}`, '{"id":');
    await put(people, 'audit!0000000002', 'no JSON');
    await put(period, record, '');
    await put(period, file, '"a text"');
    await put(period, 'serial!notes', `[["${leaver.id}"],null]`);
    await put('notices~hurt', 'notice!x', '{');
    const after = await all();
    const damaged = after.filter((item) => item.damaged).map(({ chain, key, value }) => [chain, key, value]);
    expect(damaged).toEqual([
      ['people', 'audit!0000000002', null],
      ['people', `person!${leaver.id}`, null],
      ['small/2026-10', record, null],
      ['notices', 'notice!x', null],
    ]);
    const keys = (items: readonly ExportedItem[]) => items.map(({ chain, key }) => `${chain} ${key}`);
    const rest = keys(before).filter((key) => !key.endsWith(file));
    expect(rest.filter((key) => !keys(after).includes(key))).toEqual([]);
    expect(after.find(({ key }) => key === 'serial!notes')?.value).toEqual([[leaver.id], null]);
  });

  test('a row that the store itself cannot read keeps none of its page away', async () => {
    const lost = { partition: `${organisation}!small!2026-08`, row: 'period' };
    const damage = () => Promise.reject(new StoreUnavailable('an entity holds no value', {}, 'damaged'));
    const hurt: Store = {
      ...dyingAfter(here.store, Infinity),
      get: (key) => (key.partition === lost.partition && key.row === lost.row ? damage() : here.store.get(key)),
      range: async (partition, range) => {
        const page = await here.store.range(partition, range);
        return partition === lost.partition && page.rows.some(({ row }) => row === lost.row) ? damage() : page;
      },
    };
    const ofAugust = async (store: Store) => {
      const { items } = await exportPerson({ store, clock }, world.office, leaver.id);
      return items.filter(({ chain }) => chain === 'small/2026-08');
    };
    const [before, after] = [await ofAugust(here.store), await ofAugust(hurt)];
    expect(before.length).toBeGreaterThan(5);
    expect(after.filter((item) => item.damaged)).toEqual([
      { chain: 'small/2026-08', kind: 'period', key: 'period', value: null, damaged: true },
    ]);
    expect(after.filter((item) => !item.damaged)).toEqual(before.filter(({ key }) => key !== lost.row));
  });
});
