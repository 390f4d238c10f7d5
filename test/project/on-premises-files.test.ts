// The files of deploy/on-premises go with the program: every setting is in the example and none besides, units and containers name what there is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { identityNames } from '../../functions/identity/settings';
import { serveSchemas, serveSettings } from '../../functions/local/server/serve-settings';

const root = join(__dirname, '../..');
const folder = join(root, 'deploy/on-premises');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const own = [
  'server/main.js',
  ...['verify', 'backup', 'restore', 'archive', 'unarchive'].map((one) => `server/${one}.js`),
];

type Lines = readonly (readonly [name: string, value: string])[];

/** What lines of the example say, those that hold from the beginning or those that show what a setting is like. */
function linesOf(pattern: RegExp): Lines {
  return read('scorebook.env.example')
    .split('\n')
    .flatMap((line) => {
      const [, name, value = ''] = pattern.exec(line) ?? [];
      return name === undefined ? [] : [[name, value.replace(/^'(.*)'$/, '$1')] as const];
    });
}
const set = linesOf(/^(\w+)=(.*)$/);
const shown = linesOf(/^#(\w+)=(.*)$/);
const exampleNames = [...set, ...shown].map(([name]) => name);

/** The names of the settings that a schema of the environment reads. */
function namesIn(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out].flatMap(namesIn);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(namesIn);
  return [];
}
const settingNames = new Set([...Object.values(serveSchemas).flatMap(namesIn), ...identityNames]);

test('the example names every setting of the server once, and no other', () => {
  expect(settingNames.size).toBeGreaterThan(30);
  expect([...exampleNames].sort()).toEqual([...settingNames].sort());
});

/** What a shown line needs beside it, or instead of what is set. */
const together: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  TLS_KEY: { TLS_CERT: join(root, 'test/functions/local/tls/localhost.crt') },
  TLS_CERT: { TLS_KEY: join(root, 'test/functions/local/tls/localhost.key') },
  SMTP_URL: { SMTP_FROM: 'scorebook@example.cn' },
  SMTP_FROM: { SMTP_URL: 'smtps://mail.example.cn' },
};
const entra = Object.fromEntries(shown.filter(([name]) => name.startsWith('AUTH_')));
const tables = Object.fromEntries([['STORE', 'table'], ...shown.filter(([name]) => name.startsWith('DATA__'))]);

test('the example as it is starts the server', () => {
  expect(serveSettings(Object.fromEntries(set))).toMatchObject({ siteUrl: 'https://scorebook.example.cn', tls: null });
});

test.each(shown)('%s as the example shows it is right', (name, value) => {
  const env: Record<string, string | undefined> = { ...Object.fromEntries(set), ...together[name], [name]: value };
  if (name.startsWith('AUTH_')) Object.assign(env, entra);
  if (name.startsWith('DATA__')) Object.assign(env, tables);
  if (name === 'DATA' || name === 'AzureWebJobsStorage') Object.assign(env, { STORE: 'table' });
  if (name === 'STORE_TABLE' || name === 'STORE_CONTAINER') Object.assign(env, tables);
  // Files of whoever reads the example: those of the tests stand for them.
  if (name === 'TLS_KEY') env['TLS_KEY'] = together['TLS_CERT']?.['TLS_KEY'];
  if (name === 'TLS_CERT') env['TLS_CERT'] = together['TLS_KEY']?.['TLS_CERT'];
  expect(() => serveSettings(env)).not.toThrow();
});

test.each([
  ['node --env-file', [process.execPath, '--env-file=FILE', '-e', 'process.stdout.write(JSON.stringify(process.env))']],
  [
    'a shell',
    [
      '/bin/sh',
      '-c',
      `set -a; . FILE; exec "${process.execPath}" -e 'process.stdout.write(JSON.stringify(process.env))'`,
    ],
  ],
])('%s reads the example as it is meant, with every setting', (_, [program = '', ...args]) => {
  const place = mkdtempSync(join(tmpdir(), 'scorebook-example-'));
  const file = join(place, 'scorebook.env');
  try {
    writeFileSync(file, read('scorebook.env.example').replace(/^#(?=\w+=)/gm, ''));
    const { stdout, stderr } = spawnSync(
      program,
      args.map((arg) => arg.replace('FILE', file)),
      { encoding: 'utf8', env: {} },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject(Object.fromEntries([...set, ...shown]));
  } finally {
    rmSync(place, { recursive: true });
  }
});

test('the realm and the example are of one site, one client and one audience', () => {
  const example = Object.fromEntries(set);
  const realm = JSON.parse(read('keycloak-realm.json')) as {
    realm: string;
    clients: {
      clientId: string;
      redirectUris: string[];
      webOrigins: string[];
      protocolMappers: { config: object }[];
    }[];
  };
  const [issuer = '', entry] =
    Object.entries(
      JSON.parse(example['AUTH_ISSUERS'] ?? '') as Record<string, { clientId: string; audience: string }>,
    )[0] ?? [];
  expect(issuer.endsWith(`/realms/${realm.realm}`)).toBe(true);
  expect(realm.clients).toMatchObject([
    {
      clientId: entry?.clientId,
      redirectUris: [`${example['SITE_URL']}/sign-in.html`],
      webOrigins: [example['SITE_URL']],
      protocolMappers: [{ config: { 'included.custom.audience': entry?.audience } }],
    },
  ]);
});

test('what units, the image and compose start is in a release, and what they set is a setting', () => {
  const files = readdirSync(folder).filter((name) => /\.service$|^Dockerfile$|\.yaml$/.test(name));
  expect(files).toHaveLength(4);
  const started = files.flatMap((name) => [...read(name).matchAll(/server\/[\w-]+\.js/g)].map(([file]) => file));
  expect(new Set(started)).toEqual(new Set(['server/main.js', 'server/backup.js']));
  for (const file of started) expect(own).toContain(file);
  const ofScorebook = read('compose.yaml').replace(/^ {2}proxy:\n(?: {4}.*\n|\n)*/m, '');
  const named = [...ofScorebook.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
  expect(new Set(named)).toEqual(new Set(['HOST', 'PORT', 'DATA_DIR', 'TRUST_PROXY']));
  for (const name of named) expect(settingNames).toContain(name);
  expect(read('Caddyfile')).toContain('reverse_proxy scorebook:3000');
});

test('the units read the settings from the place that the example is for, and keep data where it says', () => {
  const place = '/etc/scorebook/scorebook.env';
  expect(read('scorebook.env.example')).toContain(place);
  for (const unit of ['scorebook.service', 'scorebook-backup.service'])
    expect(read(unit)).toContain(`EnvironmentFile=${place}\n`);
  expect(Object.fromEntries(set)['DATA_DIR']).toBe('/var/lib/scorebook');
  expect(read('scorebook.service')).toMatch(/^StateDirectory=scorebook$/m);
  expect(read('scorebook-backup.service')).toMatch(/^ReadWritePaths=\/var\/lib\/scorebook$/m);
});

test('compose.yaml is made of nothing but maps, lists and comments, two spaces a step', () => {
  for (const [at, line] of read('compose.yaml').split('\n').entries())
    expect([at + 1, line]).toEqual([at + 1, expect.stringMatching(/^(?: {2})*(?:#.*|- \S.*|[\w.]+:(?: \S.*)?|)$/)]);
});

const isSystemd = existsSync('/usr/bin/systemd-analyze');
(isSystemd ? test : test.skip)(
  'systemd takes the units (skipped where there is no systemd-analyze)',
  () => {
    const place = mkdtempSync(join(tmpdir(), 'scorebook-units-'));
    try {
      const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
      // Node is elsewhere on some machines; whether it is there is theirs to see.
      for (const name of units)
        writeFileSync(join(place, name), read(name).replaceAll('/usr/bin/node', process.execPath));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units.map((name) => join(place, name))], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
    } finally {
      rmSync(place, { recursive: true });
    }
  },
  60_000,
);
