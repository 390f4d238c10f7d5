// What is deployed to Azure holds together as far as it can be seen without Azure: modules, parameters, settings, hooks.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { azureSettings } from '../../functions/settings';
import { consolidations } from '../../functions/queues/consolidations';
import { reminders } from '../../functions/timers/reminders';
import { sweep } from '../../functions/timers/sweep';
import type { InvocationContext } from '@azure/functions';
import { pageSignIn } from '../../functions/identity/page-sign-in';
import { identitySettings } from '../../functions/identity/settings';

const root = path.join(__dirname, '../..');
const infra = path.join(root, 'infra');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const bicepFiles = readdirSync(infra, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.bicep'));

/** Without comments; `strings` keeps what stands in quotes, else only what is set into them by `${…}` is left. */
function code(text: string, strings: 'kept' | 'emptied'): string {
  let [out, at] = ['', 0];
  const inString = (): void => {
    if (strings === 'kept') out += "'";
    for (at += 1; at < text.length && text[at] !== "'";) {
      if (text[at] === '\n') throw new Error(`a string that does not end: ${text.slice(at - 40, at)}`);
      if (text[at] === '\\') {
        if (strings === 'kept') out += text.slice(at, at + 2);
        at += 2;
      } else if (text.startsWith('${', at)) {
        out += ' ${';
        at += 2;
        expression('}');
        out += '} ';
        at += 1;
      } else {
        if (strings === 'kept') out += text[at];
        at += 1;
      }
    }
    if (strings === 'kept') out += "'";
    at += 1;
  };
  const expression = (end: string | null): void => {
    const open: string[] = [];
    while (at < text.length) {
      const character = text[at] as string;
      if (open.length === 0 && character === end) return;
      if (text.startsWith('//', at)) {
        while (at < text.length && text[at] !== '\n') at += 1;
      } else if (character === "'") {
        inString();
      } else {
        if ('([{'.includes(character)) open.push(character);
        if (')]}'.includes(character) && '([{'.indexOf(open.pop() ?? '') !== ')]}'.indexOf(character))
          throw new Error(`${character} closes nothing: ${text.slice(Math.max(0, at - 60), at + 1)}`);
        out += character;
        at += 1;
      }
    }
    if (open.length > 0 || end !== null) throw new Error('a bracket that nothing closes');
  };
  expression(null);
  return out;
}

const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name as string);
const declared = (text: string, kind: string) => namesIn(text, new RegExp(String.raw`^${kind} (\w+)\b`, 'gm'));

/** What is of the language. */
const known = [
  ...[
    'resourceGroup',
    'subscriptionResourceId',
    'uniqueString',
    'utcNow',
    'environment',
    'guid',
    'union',
    'empty',
    'replace',
  ],
  ...[
    'take',
    'toLower',
    'max',
    'min',
    'if',
    'for',
    'in',
    'true',
    'false',
    'null',
    'string',
    'int',
    'object',
    'array',
    'bool',
  ],
];

/** The members of the object that begins behind this text. */
function membersOf(text: string, before: string): string[] {
  const start = text.indexOf('{', text.indexOf(before));
  let [depth, at] = [0, start];
  const names: string[] = [];
  for (; at < text.length; at += 1) {
    if ('{[('.includes(text[at] as string)) depth += 1;
    if ('}])'.includes(text[at] as string)) depth -= 1;
    if (depth === 0) break;
    if (depth === 1 && text[at] === '\n')
      names.push(...namesIn(text.slice(at + 1, text.indexOf('\n', at + 1)), /^\s*(\w+):/g));
  }
  return names;
}

describe.each(bicepFiles)('infra/%s', (file) => {
  const text = read(`infra/${file}`);
  const bare = code(text, 'emptied');

  test('names nothing that is not declared, and declares nothing that is not used', () => {
    const own = ['param', 'var', 'resource', 'module'].flatMap((kind) => declared(bare, kind));
    const outputs = declared(bare, 'output');
    expect(new Set(own).size).toBe(own.length);
    const loops = namesIn(bare, /\bfor (\w+) in\b/g);
    // A name that is no member (`.name`), no key (`name:`) and no word of a declaration.
    const body = bare
      .replace(/^@.*$/gm, (line) => line.replace(/^@\w+/, ''))
      .replace(/^(param|output) \w+ (string|int|bool|object|array)/gm, '')
      .replace(/^(targetScope|var \w+|resource \w+|module \w+)/gm, '')
      .replace(/(\?\s*)(\w+)(\s*:)/g, '$1 $2 ;')
      .replace(/\bin (\w+):/g, 'in $1 ')
      .replace(/\.\s*\w+/g, '');
    const used = namesIn(body, /\b([A-Za-z_]\w*)\b(?!\s*:)/g);
    const strange = used.filter((name) => ![...own, ...loops, ...known].includes(name));
    expect([...new Set(strange)]).toEqual([]);
    expect(outputs.length + own.length).toBeGreaterThan(0);
    for (const name of [...declared(bare, 'param'), ...declared(bare, 'var')]) expect(used).toContain(name);
  });

  test('gives each module all of its parameters and no others, and takes only outputs that it has', () => {
    const kept = code(text, 'kept');
    for (const [, name = '', module = ''] of kept.matchAll(/^module (\w+) '([^']+)'/gm)) {
      const target = path.posix.join('infra', path.posix.dirname(file), module);
      expect([target, existsSync(path.join(root, target))]).toEqual([target, true]);
      const of = code(read(target), 'emptied');
      const required = namesIn(of, /^param (\w+) \w+\s*$/gm);
      const given = membersOf(kept.slice(kept.indexOf(`module ${name} `)), 'params:');
      expect(given.filter((one) => !declared(of, 'param').includes(one))).toEqual([]);
      expect(required.filter((one) => !given.includes(one))).toEqual([]);
      const taken = namesIn(kept, new RegExp(String.raw`\b${name}\.outputs\.(\w+)`, 'g'));
      expect(taken.filter((one) => !declared(of, 'output').includes(one))).toEqual([]);
    }
  });
});

test.each(['infra/main.parameters.json', 'infra/china.parameters.json'])(
  '%s names parameters of main, and all without a default',
  (file) => {
    const main = code(read('infra/main.bicep'), 'emptied');
    const given = Object.keys((JSON.parse(read(file)) as { parameters: object }).parameters);
    expect(given.filter((name) => !declared(main, 'param').includes(name))).toEqual([]);
    expect(namesIn(main, /^param (\w+) \w+\s*$/gm).filter((name) => !given.includes(name))).toEqual([]);
  },
);

test("the app's settings are those that the program reads, and all that it needs", () => {
  const text = code(read('infra/modules/function-app.bicep'), 'kept');
  const names = membersOf(text, 'var programSettings');
  // Whatever the program reads stands in its own text by name.
  const sources = readdirSync(path.join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('settings.ts') || file.endsWith('cors.ts'))
    .map((file) => read(path.join('functions', file)))
    .join('\n');
  for (const name of names)
    expect([name, new RegExp(String.raw`^\s+${name}: `, 'm').test(sources)]).toEqual([name, true]);
  const tenant = '7f1f4c2e-1b0c-4c1e-9d8e-0f5a3c2b1a00';
  const example: Record<string, string> = {
    DATA__tableServiceUri: 'https://scores.table.core.chinacloudapi.cn/',
    DATA__blobServiceUri: 'https://scores.blob.core.chinacloudapi.cn/',
    DATA__clientId: tenant,
    SITE_ORIGINS: 'https://scores.example.cn',
    AUTH_AUDIENCE: tenant,
    AUTH_SCOPE: 'access_as_user',
    AUTH_TENANTS: `${tenant}=example`,
    AUTH_CLOUDS: '21vianet',
    FIRST_ADMINS: `example/${tenant}`,
    TIME_ZONE: 'Asia/Shanghai',
  };
  expect(names.sort()).toEqual(Object.keys(example).sort());
  expect(azureSettings(example)).toMatchObject({ siteOrigins: ['https://scores.example.cn'] });
  for (const needed of ['DATA__tableServiceUri', 'DATA__blobServiceUri', 'AUTH_AUDIENCE', 'AUTH_TENANTS'])
    expect(() => azureSettings({ ...example, [needed]: undefined })).toThrow(
      needed.startsWith('DATA') ? 'DATA__' : needed,
    );
});

test('no account opens to a key, the data keep no copy of what was destroyed, and the platform leaves preflights to the program', () => {
  const all = bicepFiles.map((file) => code(read(`infra/${file}`), 'kept')).join('\n');
  expect(namesIn(all, /allowSharedKeyAccess: (\w+)/g)).toEqual(['false', 'false']);
  const data = read('infra/modules/data-storage.bicep');
  expect(data).toMatch(/deleteRetentionPolicy: \{ enabled: false \}/);
  expect(data).toMatch(/isVersioningEnabled: false/);
  expect(all).not.toMatch(/\bcors:/);
  expect(all).not.toMatch(/listKeys|AccountKey=/);
});

test('the queue that the host waits for is the one of the program', () => {
  expect(read('infra/modules/host-storage.bicep')).toContain(`name: '${consolidations.queueName}'`);
});

test('alerts look for what the program writes where a timer or a queue function fails, and nothing of it is left out as a sample', async () => {
  const lines: string[] = [];
  const context = { invocationId: 'i', error: (line: string) => lines.push(line) } as unknown as InvocationContext;
  const failing = () => Promise.reject(new Error('no store'));
  for (const { handler } of [consolidations, sweep, reminders])
    await Promise.resolve(handler(failing)({ organisation: 'a' } as never, context)).catch(() => undefined);
  expect(lines).toHaveLength(3);
  const queries = namesIn(read('infra/modules/alerts.bicep'), /message contains "(.+)"'/g);
  // Escaped once for the query's language and once for Bicep's.
  const told = queries.map((text) => text.replaceAll('\\\\"', '"'));
  const found = told.map((text) => lines.filter((line) => line.includes(text)).length);
  expect(found).toEqual([2, 1, 1]);
  expect(JSON.parse(read('functions/host.json'))).toMatchObject({
    logging: { applicationInsights: { samplingSettings: { excludedTypes: 'Request;Exception;Trace' } } },
  });
});

describe('azure.yaml', () => {
  const yaml = read('azure.yaml');
  test('its hooks are scripts that are there, and its services are those that infra/ marks', () => {
    for (const script of namesIn(yaml, /\bnode (\S+\.mjs)/g)) expect(existsSync(path.join(root, script))).toBe(true);
    const marked = namesIn(bicepFiles.map((file) => read(`infra/${file}`)).join('\n'), /'azd-service-name': '(\w+)'/g);
    for (const service of ['api', 'pages']) {
      expect(yaml).toMatch(new RegExp(`^  ${service}:$`, 'm'));
      expect(marked).toContain(service);
    }
  });

  const run = (script: string, env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, script), ...args], { env, encoding: 'utf8', cwd: root });
  const outputs = {
    SITE_URL: 'https://pages.example.cn',
    API_URL: 'https://api.example.cn',
    AUTH_AUDIENCE: 'a1',
    AUTH_TENANTS: 't1=example',
  };

  test('the build is given what infra/ puts out', () => {
    const { stdout, status } = run('deploy/azure/build.mjs', { ...outputs, SCOREBOOK_CLOUD: 'china' }, '--dry-run');
    expect(status).toBe(0);
    const signIn = {
      kind: 'entra',
      clientId: 'a1',
      authority: 'https://login.partner.microsoftonline.cn/t1',
      scope: 'api://a1/access_as_user',
    };
    expect(stdout.split('\n')).toEqual([
      'SITE_URL=https://pages.example.cn',
      'API_URL=https://api.example.cn',
      `SIGN_IN=${JSON.stringify(signIn)}`,
      'OFFICE_JS_URL=https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
      '',
    ]);
    const main = read('infra/main.bicep');
    for (const name of ['SITE_URL', 'API_URL', 'AUTH_AUDIENCE', 'AUTH_SCOPE', 'SCOREBOOK_CLOUD'])
      expect(main).toContain(`output ${name} string`);
  });

  test('it builds behind the provisioning, whichever of its commands is typed, and never by the scripts of the project', () => {
    expect(yaml).toMatch(/^ {2}up:\n {4}steps:\n {6}- azd: provision\n {6}- azd: deploy --all$/m);
    const [, predeploy = ''] = yaml.split('  predeploy:\n');
    expect(namesIn(predeploy, /run: (.+) \}/g)).toEqual(
      Array(2).fill('node deploy/azure/prepare.mjs && node deploy/azure/build.mjs'),
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-azd-'));
    const all = { ...outputs, FIRST_ADMINS: 'example/a1' };
    const { status } = spawnSync(process.execPath, [path.join(root, 'deploy/azure/prepare.mjs')], {
      env: all,
      cwd: folder,
    });
    expect(status).toBe(0);
    for (const project of namesIn(yaml, /^ {4}project: (\S+)$/gm)) {
      expect([project, existsSync(path.join(folder, project))]).toEqual([project, true]);
      if (project !== 'dist') continue;
      const told = JSON.parse(readFileSync(path.join(folder, project, 'package.json'), 'utf8')) as object;
      expect(Object.keys(told)).toEqual(['name', 'private']);
    }
    rmSync(folder, { recursive: true });
  });

  test.each(['global', 'china'])(
    'the pages of several tenants sign in as the service of the cloud %s expects it',
    (cloud) => {
      const audience = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
      const [one, other] = ['11111111-2222-4333-8444-555555555555', '21111111-2222-4333-8444-555555555555'];
      for (const AUTH_TENANTS of [`${one}=luan`, `${one}=luan,${other}=baiyin`]) {
        const env = { ...outputs, AUTH_AUDIENCE: audience, AUTH_TENANTS };
        const { stdout } = run('deploy/azure/build.mjs', { ...env, SCOREBOOK_CLOUD: cloud }, '--dry-run');
        const AUTH_CLOUDS = cloud === 'china' ? '21vianet' : 'global';
        const { issuers } = identitySettings.parse({ AUTH_AUDIENCE: audience, AUTH_TENANTS, AUTH_CLOUDS });
        expect(JSON.parse(/^SIGN_IN=(.+)$/m.exec(stdout)?.[1] ?? '')).toEqual(pageSignIn(issuers));
      }
    },
  );

  test('what is missing is named, all of it', () => {
    expect(run('deploy/azure/build.mjs', {}, '--dry-run').stderr).toContain(
      'Missing: SITE_URL, API_URL, AUTH_AUDIENCE, AUTH_TENANTS',
    );
    const before = run('deploy/azure/prepare.mjs', { AUTH_AUDIENCE: 'a1' });
    expect([before.status, before.stderr]).toEqual([
      1,
      expect.stringContaining('Missing: AUTH_TENANTS, FIRST_ADMINS.'),
    ]);
  });
});
