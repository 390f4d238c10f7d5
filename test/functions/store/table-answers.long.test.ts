// Answers in the place of Table Storage's own: on every method of the store none is an acknowledgement, an absence or an empty list.
import type { Store } from '../../../functions/store/store';
import { openTableStore } from '../../../functions/store/table-store';
import { connectionStringOf, startAzurite, type Azurite } from '../azurite';
import { startFaultingProxy, type Fault, type FaultingProxy, type ProxiedAnswer } from './faulting-proxy';
import { everything, put, remove } from './operations';

const TABLE = 'scorebook';
const partition = 'p';

let azurite: Azurite;
let proxy: FaultingProxy;
let store: Store;
beforeAll(async () => {
  azurite = await startAzurite();
  proxy = await startFaultingProxy(azurite.port);
  store = await openTableStore(connectionStringOf(proxy.port), TABLE);
});
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});
afterEach(() => proxy.answerWith(null));

const html = '<html><body><h1>Sign in to the network</h1></body></html>';
const inStead =
  (status: number, type: string, body: string): Fault =>
  () => ({ status, headers: { 'content-type': type }, body });
/** With the service's own headers, as a gateway that only exchanges the body leaves them. */
const body =
  (text: string, type?: string): Fault =>
  (answer) => ({ ...answer, headers: { ...answer.headers, ...(type && { 'content-type': type }) }, body: text });
const status =
  (code: number, text = ''): Fault =>
  (answer) => ({ ...answer, status: code, body: text });

const answers: readonly (readonly [string, Fault])[] = [
  ['200 with HTML', inStead(200, 'text/html', html)],
  ['202 with HTML', inStead(202, 'text/html', html)],
  ['202 with an empty multipart', inStead(202, 'multipart/mixed; boundary=b', '--b--\r\n')],
  ['200 without a body', inStead(200, 'application/json', '')],
  ['204 of somebody else', inStead(204, 'text/html', '')],
  ['404 with HTML', inStead(404, 'text/html', html)],
  ['404 without a body', status(404)],
  ['409 with HTML', inStead(409, 'text/html', html)],
  ['412 without a body', status(412)],
  ['403 with HTML', inStead(403, 'text/html', html)],
  ['302 to a sign-in page', () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/sign-in' }, body: '' })],
  ['503 without a body', status(503)],
  ['a cut connection', () => 'cut before'],
  ['a connection that is cut within the answer', () => 'cut within'],
];
/** Under the service's own status and headers: of the answers that have a body. */
const bodies: readonly (readonly [string, Fault])[] = [
  ['HTML', body(html, 'text/html')],
  ['HTML that is called JSON', body(html, 'application/json')],
  ['an empty object', body('{}', 'application/json')],
  ['null', body('null', 'application/json')],
  ['a list of nothings', body('{"value":[null]}', 'application/json')],
  ['a list of things without keys', body('{"value":[{}]}', 'application/json')],
  ['a list that is none', body('{"value":{}}', 'application/json')],
  ['an empty body', body('')],
  ['an empty multipart', body('--b\r\n\r\n--b--', 'multipart/mixed; boundary=b')],
  ['half of its body', (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) })],
];

const row = 'kept';
let etag: string;
const readers: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['get', () => store.get({ partition, row })],
  ['get of nothing', () => store.get({ partition, row: 'absent' })],
  ['range', () => store.range(partition, everything)],
  ['keys', () => store.keys(partition, everything)],
  ['partitions', () => store.partitions(everything)],
];
const batches: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['batch of one', () => store.batch(partition, [put('one', '1')])],
  ['batch of two', () => store.batch(partition, [put('one', '1'), put('two', '2')])],
  ['batch of a delete', () => store.batch(partition, [remove(row)])],
];
const withoutBody: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['remove', () => store.remove({ partition, row }, etag)],
  ['opening', () => openTableStore(connectionStringOf(proxy.port), 'another')],
];

beforeEach(async () => {
  const result = await store.batch(partition, [put(row, '"kept"')]);
  etag = result.written ? (result.etags[0] ?? '') : '';
});
const expectUnavailable = async (fault: Fault, ask: () => Promise<unknown>, trouble?: string) => {
  proxy.answerWith(fault);
  await expect(ask()).rejects.toMatchObject({ name: 'StoreUnavailable', ...(trouble && { trouble }) });
};

describe.each(answers)('%s in the place of an answer', (_, fault) => {
  test.each([...readers, ...batches, ...withoutBody])('is StoreUnavailable for %s', (_, ask) =>
    expectUnavailable(fault, ask),
  );
});

describe.each(bodies)('%s in the place of a body', (_, fault) => {
  test.each([...readers, ...batches])('is StoreUnavailable for %s', (_, ask) => expectUnavailable(fault, ask));
});

/** The answer to a batch with these answers to its operations. */
const within =
  (...parts: readonly string[]): Fault =>
  ({ headers }) => ({
    status: 202,
    headers: { ...headers, 'content-type': 'multipart/mixed; boundary=batchresponse_1' },
    body: [
      '--batchresponse_1',
      'Content-Type: multipart/mixed; boundary=changesetresponse_2',
      '',
      ...parts.flatMap((part) => ['--changesetresponse_2', 'Content-Type: application/http', '', part, '']),
      '--changesetresponse_2--',
      '--batchresponse_1--',
      '',
    ].join('\r\n'),
  });
const written = `HTTP/1.1 204 No Content\r\nETag: W/"datetime'2026-11-28T00%3A00%3A00.0000000Z'"\r\n\r\n`;
const xml = (code: string, message: string) =>
  `<?xml version="1.0"?>\r\n<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">\r\n` +
  `  <m:code>${code}</m:code>\r\n  <m:message xml:lang="en-US">${message}\r\nRequestId:1</m:message>\r\n</m:error>`;
const json = (code: string, message: string) =>
  JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: `${message}\nRequestId:1` } } }, null, 2);
const failed = (code: number, type = 'application/json', text = '') =>
  `HTTP/1.1 ${code} No\r\nContent-Type: ${type}\r\n\r\n${text}`;

describe('within the answer to a batch of two', () => {
  const two = () => store.batch(partition, [put('first', '1'), put('second', '2', { absent: true })]);

  test.each([
    ['no part', within()],
    ['one 204', within(written)],
    ['three of 204', within(written, written, written)],
    ['204 without an ETag', within(written, 'HTTP/1.1 204 No Content\r\n\r\n')],
    ['204 with the ETag of something else', within(written, 'HTTP/1.1 204 No Content\r\nETag: "5f3"\r\n\r\n')],
    ['a 204 and a 409', within(written, failed(409, 'application/json', json('EntityAlreadyExists', '1:There.')))],
    ['503 without a body', within(failed(503))],
    ['412 without a body', within(failed(412))],
    ['409 with HTML', within(failed(409, 'text/html', html))],
    ['409 that names no operation', within(failed(409, 'application/json', json('EntityAlreadyExists', 'There.')))],
    [
      '409 that names a third operation',
      within(failed(409, 'application/xml', xml('EntityAlreadyExists', '2:There.'))),
    ],
    ['409 of another kind', within(failed(409, 'application/json', json('TableBeingDeleted', '1:Going.')))],
    ['200 with HTML', within(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`, written)],
    ['something that is no answer', within(html, written)],
    ['both answers, but no end', (answer: ProxiedAnswer) => ({ ...answer, body: answer.body.replace(/--\s*$/, '') })],
  ])('%s is StoreUnavailable', async (_, fault) => {
    await expectUnavailable(fault, two);
  });

  test.each([
    [
      '409 as XML',
      failed(409, 'application/xml', xml('EntityAlreadyExists', '1:The specified entity already exists.')),
    ],
    ['409 as JSON of many lines', failed(409, 'application/json', json('EntityAlreadyExists', '1:There.'))],
    ['412 as XML', failed(412, 'application/xml', xml('UpdateConditionNotSatisfied', '1:Not so.'))],
    ['404 as XML', failed(404, 'application/xml', xml('ResourceNotFound', '1:Not there.'))],
  ])('%s that names its operation is a conflict of that row', async (_, part) => {
    proxy.answerWith(within(part));
    expect(await two()).toEqual({ written: false, conflict: 'second' });
  });

  test('a conflict of the only operation needs no number', async () => {
    proxy.answerWith(within(failed(409, 'application/xml', xml('EntityAlreadyExists', 'There.'))));
    expect(await store.batch(partition, [put('only', '1', { absent: true })])).toEqual({
      written: false,
      conflict: 'only',
    });
  });

  test('line ends and letter case of headers mean nothing', async () => {
    proxy.answerWith((answer) => ({
      ...answer,
      body: answer.body.replaceAll('\r\n', '\n').replaceAll('ETag:', 'etag:'),
    }));
    const both = [put('third', '1'), put('fourth', '2')];
    expect(await store.batch(partition, both)).toMatchObject({
      written: true,
      etags: [expect.any(String), expect.any(String)],
    });
  });
});

describe('an absence or a change that the service itself tells as XML', () => {
  const own =
    (code: number, name: string): Fault =>
    (answer) => ({
      status: code,
      headers: { ...answer.headers, 'content-type': 'application/xml' },
      body: xml(name, 'So it is.'),
    });
  test('is one', async () => {
    proxy.answerWith(own(404, 'ResourceNotFound'));
    expect([await store.get({ partition, row }), await store.remove({ partition, row }, etag)]).toEqual([null, false]);
    proxy.answerWith(own(412, 'UpdateConditionNotSatisfied'));
    expect(await store.remove({ partition, row }, etag)).toBe(false);
    proxy.answerWith(own(409, 'TableAlreadyExists'));
    await expect(openTableStore(connectionStringOf(proxy.port), TABLE)).resolves.toMatchObject({ kind: 'table' });
  });
});

describe('what no further try mends', () => {
  const methods = [...readers, ...batches, ...withoutBody];
  test.each([400, 401, 403, 413].flatMap((code) => methods.map(([name, ask]) => [code, name, ask] as const)))(
    '%s is called refused and asked once by %s',
    async (code, _, ask) => {
      const before = proxy.asked;
      await expectUnavailable(status(code, json('AuthenticationFailed', 'No.')), ask, 'refused');
      expect(proxy.asked).toBe(before + 1);
    },
  );

  test.each([400, 403, 413])('%s within the answer to a batch is called refused', async (code) => {
    const fault = within(failed(code, 'application/json', json('InvalidInput', '0:No.')));
    await expectUnavailable(fault, () => store.batch(partition, [put('one', '1')]), 'refused');
  });
});

describe('a busy service', () => {
  const busy =
    (code: number, headers: Record<string, string>): Fault =>
    (answer) => ({ status: code, headers: { ...answer.headers, ...headers }, body: '' });

  test.each([
    ['Retry-After: 60', { 'retry-after': '60' }],
    ['a moment in an hour', { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }],
    ['x-ms-retry-after-ms: 60000', { 'x-ms-retry-after-ms': '60000' }],
  ])('that asks for %s does not hold a read', async (_, headers) => {
    const start = performance.now();
    await expectUnavailable(busy(503, headers), () => store.get({ partition, row }), 'unreachable');
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('that asks for no long pause is asked again', async () => {
    let tries = 0;
    proxy.answerWith((answer) => ((tries += 1) < 3 ? busy(429, { 'retry-after': '0' })(answer) : answer));
    expect(await store.get({ partition, row })).toMatchObject({ row, value: '"kept"' });
  });
});
