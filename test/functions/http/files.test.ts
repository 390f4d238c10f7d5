// Photos and files over HTTP: who puts, who gets, what is refused, how they are served, and what becomes of them.
import { readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { digestOfBytes, folderOf } from '../../../functions/store/file-bytes';
import { filesFolder } from '../../../functions/store/sqlite-store';
import { mostFileBytes, type FileType } from '../../../shared/api/files';
import { registers } from './register-scheme';
import { exif, image, pdf, withSegment, xlsx } from '../media/made-files';
import { office, registerService, type RegisterService } from './register-service';

const visits: (typeof registers)[number] = {
  id: 'visits',
  title: '察访',
  prefix: 'V',
  of: 'month',
  about: 'unit',
  group: 'safety',
  columns: [
    { id: 'photos', title: '照片', type: 'files', photos: true, most: 3 },
    { id: 'papers', title: '附件', type: 'files' },
    { id: 'proof', title: '整改照片', type: 'files', photos: true, write: { in: ['told'], by: ['head'] } },
  ],
  states: [
    { id: 'noted', title: '已记', write: ['author'], inside: true },
    { id: 'told', title: '已反馈', write: ['author'] },
    { id: 'done', title: '办结', end: 'done' },
  ],
  steps: [
    { id: 'tell', title: '反馈', from: ['noted'], to: 'told', by: ['author', 'assessor'] },
    { id: 'end', title: '办结', from: ['told'], to: 'done', by: ['office'] },
  ],
};

const inspector = 'assessor.safety';
let service: RegisterService;
beforeAll(async () => {
  service = await registerService(['2026-10', '2026-11'], { registers: [...registers, visits] });
});
afterAll(() => service.stop());

const filesOf = (period = '2026-10') => `${service.rootOf(period)}/files`;
let made = 0;
/** Every one another photo: a profile's text differs. */
const photo = (): Buffer => withSegment(image('photo.jpg'), 0xe2, Buffer.from(`ICC_PROFILE\0${(made += 1)}`));

const put = (as: string, bytes: Uint8Array, type = 'image/jpeg', period?: string) =>
  service.send('PUT', filesOf(period), new Uint8Array(bytes), { as, headers: { 'content-type': type } });
const kept = async (as = inspector, bytes: Uint8Array = photo(), type: FileType = 'image/jpeg'): Promise<string> => {
  const { status, body } = await put(as, bytes, type);
  expect([status, body]).toEqual([201, { file: digestOfBytes(bytes), type, bytes: bytes.length }]);
  return digestOfBytes(bytes);
};
const got = async (as: string, file: string, period?: string) => {
  const answer = await fetch(`${service.url}${filesOf(period)}/${file}`, {
    headers: { authorization: `Bearer ${await service.tokenOf(as)}` },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const codeOf = (bytes: Buffer): string => (JSON.parse(bytes.toString()) as { code: string }).code;
const visit = (set: object, unit = 'u1') => ({ register: 'visits', unit, set: { ...set } });
const refusedPut = async (as: string, bytes: Uint8Array, type = 'image/jpeg') => {
  const answer = await service.refusedUntouched('PUT', filesOf(), {
    as,
    raw: new Uint8Array(bytes),
    headers: { 'content-type': type },
  });
  return [answer.problem.status, answer.problem.code, ...answer.problem.faults.map(({ code }) => code)];
};

describe('putting', () => {
  test('a photo is kept under its SHA-256, and the same again is answered alike, whoever brings it', async () => {
    const bytes = photo();
    const file = await kept(inspector, bytes);
    await kept(inspector, bytes);
    await kept('head.u1', bytes);
    const { entries } = (await service.ask('audit', {}, { ...office, query: { what: 'file-kept' } })).body;
    // Once for each who brought it, however often.
    const told = entries.filter(({ detail }) => detail['file'] === file);
    expect(told.map(({ by }) => by).sort()).toEqual([inspector, 'head.u1'].sort());
    for (const { detail } of told) expect(detail).toMatchObject({ type: 'image/jpeg', bytes: bytes.length });
    expect(await verified()).toBeNull();
  });

  test.each([
    ['PDF', pdf(), 'application/pdf'],
    ['workbook', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['PNG', image('photo.png'), 'image/png'],
    ['WebP', image('lossy.webp'), 'image/webp'],
  ] as const)('a %s is kept', async (_, bytes, type) => {
    await kept(inspector, bytes, type);
  });

  test('what is no photo, says too much, or is too large is refused with its code, and nothing is stored', async () => {
    const where = exif({ at: '2026:10:14 09:30:00', latitude: 31.75, longitude: 116.5, orientation: 6 });
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    expect(await refusedPut(inspector, withSegment(photo(), 0xe1, where))).toEqual([
      422,
      'file-refused',
      'photo-metadata',
    ]);
    expect(await refusedPut(inspector, html)).toEqual([422, 'file-refused', 'file-type-differs']);
    expect(await refusedPut(inspector, html, 'text/html')).toEqual([422, 'file-refused', 'file-type-unknown']);
    expect(await refusedPut(inspector, html, 'image/svg+xml')).toEqual([422, 'file-refused', 'file-type-unknown']);
    expect(await refusedPut(inspector, Buffer.alloc(0))).toEqual([422, 'file-refused', 'file-empty']);
    expect(await refusedPut(inspector, Buffer.alloc(mostFileBytes + 1))).toEqual([413, 'file-too-large']);
  });

  test('a file of 10 MiB is taken; other routes take no more than before', async () => {
    const begin = Buffer.from('%PDF-1.7\n');
    const end = Buffer.from('\n%%EOF\n');
    const whole = Buffer.concat([begin, Buffer.alloc(mostFileBytes - begin.length - end.length, 'x'), end]);
    await kept(inspector, whole, 'application/pdf');
    const raw = new Uint8Array(Buffer.alloc(5 * 1024 * 1024, ' '));
    const headers = { 'idempotency-key': 'large' };
    const refused = await service.refused('POST', `${service.rootOf('2026-10')}/records`, {
      as: inspector,
      raw,
      headers,
    });
    expect([refused.status, refused.code]).toEqual([413, 'too-large']);
  });

  test('only who may write a record that names files', async () => {
    // Whom the register names may make its records, the head among them; nobody else of the unit, no observer, no other group.
    for (const as of ['secretary.u1', 'assessor.service', 'observer.10', 'leader-1', 'admin'])
      expect([as, await refusedPut(as, photo())]).toEqual([as, [403, 'not-allowed']]);
    for (const as of [inspector, 'head.u1', office.as]) await kept(as);
  });

  test('the same from many at once is kept once, and told once of each', async () => {
    const bytes = photo();
    await Promise.all(Array.from({ length: 8 }, (_, i) => kept(i % 2 === 0 ? inspector : 'head.u1', bytes)));
    const { entries } = (await service.ask('audit', {}, { ...office, query: { what: 'file-kept' } })).body;
    const told = entries.filter(({ detail }) => detail['file'] === digestOfBytes(bytes));
    expect(told.map(({ by }) => by).sort()).toEqual([inspector, 'head.u1'].sort());
  });

  test('an upload that is cut leaves nothing', async () => {
    const bytes = photo();
    const half = bytes.subarray(0, bytes.length / 2);
    const { hostname, port } = new URL(service.url);
    const headers = {
      authorization: `Bearer ${await service.tokenOf(inspector)}`,
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
    };
    await new Promise<void>((resolve) => {
      const sent = request({ hostname, port, method: 'PUT', path: filesOf(), headers });
      sent.on('error', () => resolve());
      sent.write(half, () => sent.destroy(new Error('cut')));
    });
    const other = await kept();
    for (const cut of [bytes, half]) expect((await got(inspector, digestOfBytes(cut))).status).toBe(404);
    expect((await got(inspector, other)).status).toBe(200);
  });

  test('a period that is not open takes photos; one that is not there does not', async () => {
    expect((await service.move('closed', office.as, '2026-11')).status).toBe(200);
    expect((await put(inspector, photo(), 'image/jpeg', '2026-11')).status).toBe(201);
    expect((await put(inspector, photo(), 'image/jpeg', '2026-12')).status).toBe(404);
  });
});

describe('a column of files', () => {
  test('names what was kept in its period, and nothing else', async () => {
    const [file, foreign] = [await kept(), photo()];
    await put(inspector, foreign, 'image/jpeg', '2026-11');
    const missing = digestOfBytes(foreign);
    const { values } = await service.changeOne(inspector, visit({ photos: [file] }));
    expect(values).toEqual({ photos: [file] });
    const refused = await service.refuse(inspector, [visit({ photos: [file, missing] })]);
    expect([refused.code, refused.faults]).toEqual(['values-refused', ['no-such-file changes[0].set.photos']]);
    expect(refused.detail).toEqual({ column: 'photos', file: missing });
  });

  test('names only what the person has brought, or sees by a record: a digest alone opens nothing', async () => {
    const bytes = photo();
    const file = await kept('head.u1', bytes);
    const named = visit({ photos: [file] }, 'u2');
    const refused = await service.refuse(inspector, [named]);
    expect([refused.code, refused.faults]).toEqual(['values-refused', ['no-such-file changes[0].set.photos']]);
    expect((await got(inspector, file)).status).toBe(404);
    // What another has brought too is theirs as well, and says nothing of the other one.
    await kept(inspector, bytes);
    const told = async (as: string) =>
      (await service.ask('listFiles', { s: 'reg', p: '2026-10' }, { as, query: { files: file } })).body.files;
    expect([await told(inspector), await told('head.u1')]).toMatchObject([[{ by: inspector }], [{ by: 'head.u1' }]]);
    expect((await got(inspector, file)).status).toBe(200);
    const { number } = await service.changeOne(inspector, named);
    // Still inside, so that the other unit’s head does not see the record; once told, they may name what it names.
    const own = visit({ photos: [file] }, 'u2');
    expect((await service.refuse('head.u2', [own])).faults).toEqual(['no-such-file changes[0].set.photos']);
    const change = { register: 'visits', number: number as string };
    await service.changeOne(inspector, { ...change, step: 'tell' });
    expect((await service.changeOne('head.u2', own)).values).toEqual({ photos: [file] });
    // Whoever goes on with the record keeps what it names, in whichever column, without having brought it.
    const moved = await service.changeOne('head.u2', { ...change, set: { proof: [file] } });
    expect(moved.values).toEqual({ photos: [file], proof: [file] });
  });

  test('for photos takes photos, and only so many', async () => {
    const paper = await kept(inspector, pdf('a report'), 'application/pdf');
    await service.changeOne(inspector, visit({ papers: [paper] }));
    const no = await service.refuse(inspector, [visit({ photos: [paper] })]);
    expect([no.code, no.faults]).toEqual(['values-refused', ['file-not-photo changes[0].set.photos']]);
    const four = await Promise.all([1, 2, 3, 4].map(() => kept()));
    const many = await service.refuse(inspector, [visit({ photos: four })]);
    expect(many.faults).toEqual(['too-many-files changes[0].set.photos']);
  });
});

describe('getting', () => {
  test('as it was put, with headers under which nothing of it runs', async () => {
    const bytes = photo();
    const file = await kept(inspector, bytes);
    const answer = await got(inspector, file);
    expect(Buffer.compare(answer.bytes, bytes)).toBe(0);
    const { headers } = answer;
    expect(
      Object.fromEntries(
        ['content-type', 'content-length', 'x-content-type-options', 'cache-control', 'content-disposition'].map(
          (name) => [name, headers.get(name)],
        ),
      ),
    ).toEqual({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="${file.slice(0, 12)}.jpg"`,
    });
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
    const paper = await kept(inspector, pdf('served'), 'application/pdf');
    expect((await got(inspector, paper)).headers.get('content-disposition')).toBe(
      `attachment; filename="${paper.slice(0, 12)}.pdf"`,
    );
  });

  test('by whoever sees a record that names it, and by nobody else', async () => {
    const file = await kept();
    const statuses = async () => {
      const askers = [inspector, office.as, 'head.u1', 'secretary.u1', 'head.u2', 'assessor.service', 'admin'];
      return Promise.all(askers.map(async (as) => (await got(as, file)).status));
    };
    // Nobody but who brought it.
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 404, 404]);
    const { number } = await service.changeOne(inspector, visit({ photos: [file] }));
    // Still inside: the office sees it, the unit does not.
    expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404, 404]);
    await service.changeOne(inspector, { register: 'visits', number: number as string, step: 'tell' });
    expect(await statuses()).toEqual([200, 200, 200, 200, 404, 404, 404]);
    expect(codeOf((await got('head.u2', file)).bytes)).toBe('unknown-file');
    expect((await got(office.as, file, '2026-11')).status).toBe(404);
    expect((await fetch(`${service.url}${filesOf()}/${file}`)).status).toBe(401);
    const told = async (as: string) =>
      (await service.ask('listFiles', { s: 'reg', p: '2026-10' }, { as, query: { files: file } })).body.files;
    expect(await told('secretary.u1')).toMatchObject([{ file, type: 'image/jpeg', by: inspector }]);
    expect(await told('head.u2')).toEqual([]);
  });

  test('what only an earlier version names is got by who sees that version', async () => {
    const [first, second] = [await kept(), await kept()];
    const { number } = await service.changeOne(inspector, visit({ photos: [first] }));
    const change = { register: 'visits', number: number as string };
    await service.changeOne(inspector, { ...change, set: { photos: [second] } });
    await service.changeOne(inspector, { ...change, step: 'tell' });
    expect((await got(office.as, first)).status).toBe(200);
    // That version was inside.
    expect((await got('head.u1', first)).status).toBe(404);
    expect((await got('head.u1', second)).status).toBe(200);
  });

  test('a name that is no digest leads nowhere', async () => {
    for (const name of ['x', '..%2f..%2fscorebook.db', 'A'.repeat(64)])
      expect((await got(office.as, name)).status).toBe(400);
  });
});

describe('destroying', () => {
  const destroy = (as: string, file: string, reason?: string) =>
    service.send('DELETE', `${filesOf()}/${file}`, JSON.stringify({ reason }), { as });

  test('takes the bytes away, leaves who, when and why, and the record goes on naming it', async () => {
    const bytes = photo();
    const file = await kept(inspector, bytes);
    const { number } = await service.changeOne(inspector, { ...visit({ photos: [file] }), step: 'tell' });
    expect((await destroy(office.as, file, '误拍')).status).toBe(403);
    expect((await destroy('admin', file)).status).toBe(400);
    expect((await destroy('admin', file, ' ')).status).toBe(400);
    expect((await destroy('admin', '0'.repeat(64), '误拍')).status).toBe(404);
    const room = () => readdirSync(join(filesFolder(service.dataDir), folderOf('demo!reg!2026-10')));
    expect(room()).toContain(file);
    expect((await destroy('admin', file, '误拍他人')).status).toBe(200);
    expect((await destroy('admin', file, '再来一次')).status).toBe(200);
    expect(room()).not.toContain(file);

    const gone = await got('head.u1', file);
    expect([gone.status, codeOf(gone.bytes)]).toEqual([410, 'file-destroyed']);
    expect((await got('head.u2', file)).status).toBe(404);
    const query = { files: file };
    const { files } = (await service.ask('listFiles', { s: 'reg', p: '2026-10' }, { as: 'head.u1', query })).body;
    expect(files).toMatchObject([{ file, destroyed: expect.any(String) as string }]);
    expect(JSON.stringify(files)).not.toContain('误拍');
    expect((await service.read(office.as, 'visits', number as string)).values).toEqual({ photos: [file] });
    const { entries } = (await service.ask('audit', {}, { ...office, query: { what: 'file-destroyed' } })).body;
    expect(entries).toMatchObject([{ by: 'admin', detail: { file, reason: '误拍他人' } }]);

    // It does not come back, and no other record comes to name it; this one goes on.
    const again = await put(inspector, bytes);
    expect([again.status, (again.body as { code: string }).code]).toEqual([410, 'file-destroyed']);
    const other = await service.refuse(inspector, [visit({ photos: [file] })]);
    expect(other.faults).toEqual(['file-destroyed changes[0].set.photos']);
    const more = await kept();
    const kept2 = await service.changeOne(inspector, {
      register: 'visits',
      number: number as string,
      set: { photos: [file, more] },
    });
    expect(kept2.values['photos']).toEqual([file, more]);
    expect(await verified()).toBeNull();
  });
});

describe('the list of a period', () => {
  const listed = async (query: Record<string, string> = {}) =>
    (await service.ask('periodFiles', { s: 'reg', p: '2026-10' }, { as: 'admin', query })).body;

  test('tells the administrator who brought a file and which records name it, and opens none', async () => {
    const bytes = photo();
    const file = await kept(inspector, bytes);
    await kept('head.u1', bytes);
    const { number } = await service.changeOne(inspector, visit({ photos: [file] }));
    const loose = await kept();
    const { files, names } = await listed();
    const found = files.find((one) => one.file === file);
    expect(found).toMatchObject({ type: 'image/jpeg', bytes: bytes.length, by: [inspector, 'head.u1'] });
    expect(found?.records).toEqual([{ register: 'visits', number }]);
    expect(files.find((one) => one.file === loose)?.records).toEqual([]);
    expect([names[inspector], names['head.u1']]).toEqual([inspector, 'head.u1']);
    expect((await got('admin', file)).status).toBe(404);
    for (const as of [office.as, inspector])
      expect((await service.refused('GET', `${service.rootOf('2026-10')}/kept-files`, { as })).status).toBe(403);
  });

  test('comes the latest first, page by page; one that is destroyed stays in it', async () => {
    const file = await kept();
    const reason = JSON.stringify({ reason: '误拍' });
    expect((await service.send('DELETE', `${filesOf()}/${file}`, reason, { as: 'admin' })).status).toBe(200);
    const whole = (await listed()).files;
    expect(whole.find((one) => one.file === file)).toMatchObject({ destroyed: expect.any(String) as string });
    expect(whole.map(({ at }) => at)).toEqual([...whole.map(({ at }) => at)].sort().reverse());
    const first = await listed({ limit: '2' });
    const rest = await listed({ next: first.next as string });
    expect([...first.files, ...rest.files]).toEqual(whole);
  });
});

async function verified() {
  const { chains } = (await service.ask('verifyAudit', {}, office)).body;
  return chains.find(({ chain }) => chain === 'reg/2026-10')?.break;
}

test('another organisation finds nothing, whatever the digest', async () => {
  const file = await kept();
  const stranger = JSON.stringify({ id: 'other-all', name: 'all', roles: ['admin', 'office', 'leader'] });
  service.damage(`INSERT INTO record VALUES ('other!people', 'person!other-all', '${stranger}', 'e')`);
  expect((await got('other-all', file)).status).toBe(404);
  expect((await put('other-all', photo())).status).toBe(404);
  const reason = JSON.stringify({ reason: 'x' });
  expect((await service.send('DELETE', `${filesOf()}/${file}`, reason, { as: 'other-all' })).status).toBe(404);
  expect((await got(inspector, file)).status).toBe(200);
});

test('verification finds a file that was changed, and one that is gone', async () => {
  const bytes = photo();
  const file = await kept(inspector, bytes);
  const path = join(filesFolder(service.dataDir), folderOf('demo!reg!2026-10'), file);
  expect(await verified()).toBeNull();
  await writeFile(path, 'another photo');
  expect(await verified()).toMatchObject({ because: 'file-changed', row: `file!${file}` });
  expect((await got(inspector, file)).status).toBe(500);
  await rm(path);
  expect(await verified()).toMatchObject({ because: 'file-missing', row: `file!${file}` });
  expect((await got(inspector, file)).status).toBe(500);
  // Whoever still has it mends it: the digest says that it is the same.
  await kept(inspector, bytes);
  expect(await verified()).toBeNull();
});

test('a file whose row was made up, or taken away, is found too', async () => {
  const file = await kept();
  service.damage(`DELETE FROM record WHERE row = 'file!${file}'`);
  expect(await verified()).toMatchObject({ because: 'row-missing', row: `file!${file}` });
});
