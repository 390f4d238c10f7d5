// The built server as a process of its own, before a real provider: people sign in, and a system starts and stops it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signInAt } from '../../oidc/sign-in';
import { startProvider, type RunningProvider } from '../../oidc/start-provider';

const program = join(__dirname, '../../../dist/server/main.js');
const folder = mkdtempSync(join(tmpdir(), 'scorebook-served-'));
const tls = { TLS_KEY: join(__dirname, 'tls/localhost.key'), TLS_CERT: join(__dirname, 'tls/localhost.crt') };
const ca = readFileSync(tls.TLS_CERT);
const redirectUri = 'https://localhost/sign-in.html';

let provider: RunningProvider;
beforeAll(async () => {
  provider = await startProvider({
    accounts: [
      { id: 'zhang', claims: { name: '张三' } },
      { id: 'li', claims: { name: '李四' } },
    ],
    clients: [{ clientId: 'pages', redirectUris: [redirectUri] }],
  });
});
afterAll(async () => {
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Line = Readonly<Record<string, unknown>>;

interface Served {
  readonly child: ChildProcess;
  readonly lines: readonly Line[];
  /** its address; rejects where it ends before */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
}

const settings = () => ({
  ...tls,
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: join(folder, 'data'),
  FIRST_ADMINS: 'works/zhang',
  AUTH_ISSUERS: JSON.stringify({
    [provider.issuer]: { organisation: 'works', audience: 'scorebook', clientId: 'pages' },
  }),
});

/** From elsewhere, as a system starts it: it finds the pages beside itself. */
function start(env: Readonly<Record<string, string>>, before: readonly string[] = []): Served {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [...before, program], {
    cwd: folder,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  let rest = '';
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const line = JSON.parse(part) as Line;
        lines.push(line);
        if (typeof line['ready'] === 'string') resolve(line['ready']);
      }
    });
    void ended.then((code) => reject(new Error(`it ended with ${code}: ${JSON.stringify(lines)}`)));
  });
  ready.catch(() => undefined);
  return { child, lines, ready, ended };
}

function get(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  more: RequestOptions = {},
  body: readonly string[] = [],
) {
  return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const asked = request(url, { ca, servername: 'localhost', headers, ...more }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    for (const part of body) asked.write(part);
    asked.end();
  });
}

async function tokenOf(account: string): Promise<{ readonly authorization: string }> {
  const scope = 'openid profile';
  const { access_token: token } = await signInAt({
    issuer: provider.issuer,
    clientId: 'pages',
    redirectUri,
    scope,
    account,
  });
  return { authorization: `Bearer ${token}` };
}

test('a person who signed in at the provider is known to the built server, and nobody else is', async () => {
  const served = start(settings());
  const url = await served.ready;
  const { signIn } = JSON.parse((await get(`${url}/settings.json`)).text) as {
    signIn: { providers: { issuer: string; clientId: string; scope: string }[] };
  };
  expect(signIn.providers).toMatchObject([{ issuer: provider.issuer, clientId: 'pages', scope: 'openid profile' }]);
  expect((await get(`${url}/taskpane`)).text).toContain('/office-js/office.js');
  expect((await get(`${url}/office-js/office.js`)).status).toBe(200);
  expect((await get(`${url}/dev/people`)).status).toBe(404);

  const [zhang, li] = [await tokenOf('zhang'), await tokenOf('li')];
  const me = await get(`${url}/api/me`, zhang);
  expect([me.status, JSON.parse(me.text)]).toMatchObject([
    200,
    { id: 'zhang', organisation: 'works', roles: ['admin'] },
  ]);
  expect(JSON.parse((await get(`${url}/api/me`, li)).text)).toMatchObject({ id: 'li', name: '李四', roles: [] });
  expect((await get(`${url}/api/people`, li)).status).toBe(403);
  expect((await get(`${url}/api/me`)).status).toBe(401);
  expect((await get(`${url}/api/me`, { authorization: `${zhang.authorization}x` })).status).toBe(401);
  served.child.kill('SIGTERM');
  expect(await served.ended).toBe(0);
  expect(JSON.stringify(served.lines)).not.toMatch(/zhang|张三|eyJ/);
});

test('told to stop, it answers what is under way, takes nothing new and ends well', async () => {
  const served = start(settings());
  const url = await served.ready;
  const headers = { ...(await tokenOf('zhang')), 'if-none-match': '*', 'content-type': 'application/json' };
  const body = JSON.stringify({ name: '晚到', roles: [] });
  const answered = new Promise<number>((resolve, reject) => {
    const late = request(
      `${url}/api/people/late`,
      { ca, servername: 'localhost', method: 'PUT', headers },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    late.once('error', reject);
    late.write(body.slice(0, 5), () => {
      served.child.kill('SIGTERM');
      const isClosed = async (): Promise<void> => {
        const isOpen = await get(`${url}/api/health`, {}, { agent: false }).then(
          () => true,
          () => false,
        );
        if (isOpen) return isClosed();
        late.end(body.slice(5));
      };
      isClosed().catch(reject);
    });
  });
  expect(await answered).toBe(200);
  expect(await served.ended).toBe(0);
  expect(served.lines.at(-1)).toMatchObject({ level: 'info', stopped: url });
  const again = start(settings());
  expect((await get(`${await again.ready}/api/people`, await tokenOf('zhang'))).text).toContain('晚到');
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('with wrong settings it says so in one line and ends as systemd is told not to start it again', async () => {
  const served = start({ PORT: 'x' });
  expect(await served.ended).toBe(78);
  expect(served.lines).toEqual([
    {
      at: expect.any(String),
      level: 'error',
      failed: expect.stringMatching(/^Wrong settings: .*PORT.*TRUST_PROXY.*AUTH_ISSUERS/),
    },
  ]);
});

test('a port that is taken, or pages of another office.js, end it with their reason', async () => {
  const first = start(settings());
  const { port } = new URL(await first.ready);
  const second = start({ ...settings(), DATA_DIR: join(folder, 'second'), PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.lines.at(-1)?.['failed']).toBe(`Port ${port} on 127.0.0.1 is taken: set PORT to another one`);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const other = start({ ...settings(), OFFICE_JS_URL: 'https://cdn.example.cn/office.js' });
  expect(await other.ended).toBe(1);
  expect(other.lines.at(-1)?.['failed']).toContain('OFFICE_JS_URL');
});

test('what nobody expected is told without its words, and ends it so that the system starts it anew', async () => {
  const preload = join(folder, 'rejects.cjs');
  writeFileSync(preload, "process.on('SIGUSR2', () => { Promise.reject(new RangeError('a secret')); });");
  const served = start(settings(), ['--require', preload]);
  await served.ready;
  served.child.kill('SIGUSR2');
  expect(await served.ended).toBe(1);
  expect(served.lines.at(-1)).toMatchObject({ level: 'error', error: { name: 'RangeError' } });
  expect(JSON.stringify(served.lines)).not.toContain('a secret');
});
