// What a release holds: nothing of the development sign-in, the sample and the preview, as the built bundles name their modules.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');
const bundles = (folder: string): (readonly [file: string, text: string])[] =>
  readdirSync(join(dist, folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => [`${folder}/${name}`, readFileSync(join(dist, folder, name), 'utf8')]);

/** By what stands in a bundle, whether or not its modules are named: the issuer, the door to it, its people, its page of messages. */
const words = ['development.scorebook.invalid', '/dev/token', '/dev/people', '/dev/messages', '外单位考核办'];
const folders = ['functions/local/development/', 'addin/preview/'];
const told = (text: string) => [...folders, ...words].filter((one) => text.includes(one));

const server = bundles('server');

test.each([...server, ...bundles('pages')])('%s holds nothing of development', (_, text) => {
  expect(told(text)).toEqual([]);
});

test('this would be seen: the bundles name their modules, and that of `npm start` holds all of it', () => {
  expect(server.length).toBeGreaterThan(2);
  for (const [file, text] of server) expect([file, text.includes('!*** ./')]).toEqual([file, true]);
  const [, serve] = server.find(([file]) => file === 'server/main.js') ?? [];
  expect(serve).toContain('functions/local/server/serve.ts');
  const [, main] = bundles('local').find(([file]) => file === 'local/main.js') ?? [];
  expect(told(main ?? '')).toEqual(['functions/local/development/', ...words]);
});
