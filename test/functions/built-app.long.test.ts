// The function app as it is deployed: one bundle that, loaded as Microsoft's worker loads it, registers http, timer and queue functions.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { routes } from '../../shared/api/routes';

jest.setTimeout(240_000);
const run = promisify(execFile);
const root = path.join(__dirname, '../..');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorebook-app-'));
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  await run(process.execPath, [webpack, '--config-name', 'functions', '--output-path', folder], { cwd: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the worker puts beside the app, telling what it is given. */
const core = `
exports.version = '1';
exports.hostVersion = '4';
exports.setProgrammingModel = () => undefined;
exports.registerHook = () => ({ dispose() {} });
exports.registerFunction = ({ name, bindings }) => console.log(JSON.stringify({ name, bindings }));
`;

interface Registered {
  readonly name: string;
  readonly bindings: Readonly<Record<string, { readonly type: string; readonly [more: string]: unknown }>>;
}

test('the bundle registers every route, the timers and the queue, and its host knows queues', async () => {
  const beside = path.join(folder, 'node_modules/@azure/functions-core');
  mkdirSync(beside, { recursive: true });
  writeFileSync(path.join(beside, 'index.js'), core);
  const { main } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { main: string };
  const { stdout } = await run(process.execPath, ['-e', `require(${JSON.stringify(path.join(folder, main))})`], {
    cwd: folder,
    env: {},
  });
  const registered = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Registered);
  const of = (type: string) =>
    registered.filter(({ bindings }) => Object.values(bindings).some((one) => one.type === type));
  expect(
    of('httpTrigger')
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...Object.keys(routes), 'elsewhere'].sort());
  expect(
    of('timerTrigger')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['reminders', 'sweep']);
  const queue = { queueName: 'scorebook-consolidations', connection: 'AzureWebJobsStorage' };
  expect(of('queueTrigger')).toEqual([
    expect.objectContaining({
      name: 'consolidations',
      bindings: expect.objectContaining({}) as object,
    }),
  ]);
  expect(Object.values(of('queueTrigger')[0]?.bindings ?? {})).toContainEqual(expect.objectContaining(queue));
  const later = of('queue');
  expect(later.map(({ name }) => name)).toEqual(['consolidate']);
  expect(Object.values(later[0]?.bindings ?? {})).toContainEqual(expect.objectContaining({ type: 'queue', ...queue }));
  const host = JSON.parse(readFileSync(path.join(folder, 'host.json'), 'utf8')) as Record<string, unknown>;
  expect(host['extensionBundle']).toMatchObject({ id: 'Microsoft.Azure.Functions.ExtensionBundle' });
});
