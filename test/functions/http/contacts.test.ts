// Where people are written to: their own to set and to delete, an administrator's to see, nobody else's; and nothing of it remains.
import { join } from 'node:path';
import Database from 'libsql';
import { peopleChain } from '../../../functions/usecases/chains';
import { localService, type LocalService } from './local-service';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

const person = 'head-luan-p01';
const mail = 'wang.xiaoming@example.cn';
const own = (body: { mail: string | null; wanted: boolean }, as = person) =>
  service.ask('putOwnContact', {}, { as, body });
const contactOf = async (as: string) => (await service.ask('ownContact', {}, { as })).body;
const listed = async (id: string) =>
  (await service.ask('listPeople', {}, { as: 'admin' })).body.people.find((one) => one.id === id)?.contact;

test('somebody sets the own address, says that no mail is wanted, and deletes it', async () => {
  const as = 'liaison-tangxian';
  expect(await contactOf(as)).toEqual({ mail: null, wanted: true });
  expect((await own({ mail, wanted: true }, as)).body).toEqual({ mail, wanted: true });
  await own({ mail, wanted: false }, as);
  expect([await contactOf(as), await listed(as)]).toEqual(Array(2).fill({ mail, wanted: false }));
  await own({ mail: null, wanted: true }, as);
  expect([await contactOf(as), await listed(as)]).toEqual([{ mail: null, wanted: true }, undefined]);
});

test('an administrator sets and deletes it, and does not change what its person has said of mail', async () => {
  const as = 'liaison-tangxian';
  await own({ mail: null, wanted: false }, as);
  const put = (to: string | null) =>
    service.ask('putContact', { id: as }, { as: 'admin', body: { mail: to } }).then(({ body }) => body);
  expect(await put(mail)).toEqual({ mail, wanted: false });
  expect(await put(null)).toEqual({ mail: null, wanted: false });
  await own({ mail: null, wanted: true }, as);
});

test('roles are written over without the address', async () => {
  const as = 'group-leader-huailai';
  await own({ mail, wanted: true }, as);
  const roles = ['group-leader:huailai/office'];
  await service.ask('putPerson', { id: as }, { as: 'admin', body: { name: '组长', roles } });
  expect(await contactOf(as)).toEqual({ mail, wanted: true });
});

test('nobody else is shown it: not in an answer to the office, not in the audit, not in the log, not as a digest that can be guessed', async () => {
  await own({ mail, wanted: true });
  const refused = ['/api/people', '/api/reminders', `/api/people/${person}/contact`];
  for (const path of refused) {
    const { body } = await service.send('GET', path, undefined, { as: 'office-1' });
    expect(JSON.stringify(body)).not.toContain(mail);
  }
  const { entries } = (await service.ask('audit', {}, { as: 'office-1', query: { what: 'contact-put', who: person } }))
    .body;
  expect(entries[0]?.detail).toEqual({ person, address: 'set', mail: 'wanted' });
  expect(JSON.stringify([entries, service.logged])).not.toContain(mail);
  // The same address, put in again, gives another digest.
  const digests = async () => {
    await own({ mail: null, wanted: true });
    await own({ mail, wanted: true });
    const { body } = await service.ask('audit', {}, { as: 'office-1', query: { what: 'contact-put', who: person } });
    const [last] = body.entries.sort((one, other) => other.sequence - one.sequence);
    return Object.entries(last?.writes ?? {}).find(([row]) => row.startsWith('contact'))?.[1];
  };
  expect(await digests()).not.toBe(await digests());
});

test('once it is deleted, no row holds it, and the chain of people is whole', async () => {
  const address = 'to.be.deleted@example.cn';
  const rowsWith = () => {
    const database = new Database(join(service.dataDir, 'scorebook.db'), { readonly: true });
    const found = database.prepare('SELECT row FROM record WHERE instr(value, ?) > 0').all(address);
    database.close();
    return found.length;
  };
  await own({ mail: address, wanted: true });
  expect(rowsWith()).toBe(1);
  await own({ mail: null, wanted: true });
  expect(rowsWith()).toBe(0);
  const { partition } = peopleChain('demo');
  expect(JSON.stringify(service.contents())).not.toContain(`${partition} contact!${person}`);
  const { body } = await service.ask('verifyAudit', {}, { as: 'office-1', query: { limit: '1' } });
  expect(body.chains[0]).toMatchObject({ chain: 'people', break: null });
});

test.each(['no address', 'a@b', 'a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '王 <a@b.cn>', `${'a'.repeat(250)}@b.cn`])(
  'what is no single address is refused: %s',
  async (text) => {
    const asked = { as: person, body: { mail: text, wanted: true } };
    expect((await service.refusedUntouched('PUT', '/api/me/contact', asked)).code).toBe('malformed');
  },
);

test('of somebody who is not on record nothing is kept', async () => {
  const asked = { as: 'admin', body: { mail } };
  const { code } = await service.refusedUntouched('PUT', '/api/people/stranger/contact', asked);
  expect(code).toBe('not-on-record');
});

test('another organisation’s people are not there', async () => {
  const put = service.send('PUT', `/api/people/other-office-1/contact`, JSON.stringify({ mail }), { as: 'admin' });
  expect((await put).status).toBe(404);
});
