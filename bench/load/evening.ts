// The last evening over HTTP: assessors submit, inspectors change records, the office watches the progress, leaders read what counts; beside bare servers with the same bodies.
import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request as ask } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openStore, storeSettings } from '../../functions/store/open-store';
import { requestOf } from '../../functions/usecases/access';
import { openPeriod } from '../../functions/usecases/open-period';
import { putPerson } from '../../functions/usecases/people';
import { putScheme } from '../../functions/usecases/schemes';
import type { Figure } from '../comparison';
import { startIssuer } from './evening-issuer';
import { filled, schemeOf, sheetOf } from './made-scheme';

export interface Evening {
  readonly assessors: number;
  readonly inspectors: number;
  /** how many units each scheme has, the large one last */
  readonly units: readonly number[];
  /** how often each of them does what he does */
  readonly turns: number;
}

interface Call {
  readonly by: string;
  readonly kind: 'submission' | 'record' | 'reading';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string;
}

interface Answered {
  readonly kind: Call['kind'];
  readonly ms: number;
  readonly isRefused: boolean;
}

const organisation = 'load';
const office = { organisation, id: 'office', name: '考核办', roles: ['office'] };
const groups = { routine: 'office', safety: 'safety', service: 'service', order: 'safety', innovation: 'service' };
const period = '2026-10';
const schemeIn = (n: number): string => `scheme-${n}`;

/** As inspectors keep them: what they noted of a unit. */
const register = {
  ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit', group: 'safety' },
  columns: [{ id: 'what', title: '问题', type: 'text' }],
  states: [
    { id: 'noted', title: '已记', write: ['author'] },
    { id: 'closed', title: '已销号', end: 'done' },
  ],
  steps: [{ id: 'close', title: '销号', from: ['noted'], to: 'closed', by: ['author'] }],
};

/** Figures of one store, which `env` names with the product's own settings; `bareEnv` names another of its kind. */
export async function evening(name: string, env: Env, bareEnv: Env, scale: Evening): Promise<Figure[]> {
  const people = await prepared(env, scale);
  const issuer = await startIssuer(organisation);
  try {
    const tokens = new Map(people.map((id) => [id, issuer.tokenFor(id)]));
    const calls = callsOf(scale);
    const settings = { AUTH_ISSUERS: issuer.setting, TRUST_PROXY: 'loopback', PORT: '0' };
    const ours = await through('product', { ...settings, ...env }, calls, tokens);
    const nothing = await through('bare', {}, calls, tokens);
    const kept = await through('bare-store', bareEnv, calls, tokens);
    return figures(name, ours, nothing, kept);
  } finally {
    issuer.close();
  }
}

type Env = Readonly<Record<string, string>>;

async function prepared(env: Env, { assessors, inspectors, units }: Evening): Promise<string[]> {
  const store = await openStore(storeSettings.parse(env));
  const given = { store, clock: () => new Date(), timeZone: 'Asia/Shanghai' };
  try {
    for (const [n, count] of units.entries()) {
      const scheme = { ...schemeOf(schemeIn(n), count), registers: [register] };
      await putScheme(given, office, schemeIn(n), scheme, { 'if-none-match': '*' });
      await openPeriod(requestOf(given, office, { organisation, scheme: schemeIn(n), period }));
    }
    const people: [id: string, role: string][] = [
      ['office', 'office'],
      ['leader', 'leader'],
      ...Array.from({ length: assessors }, (_, n): [string, string] => {
        const { scheme, component } = placeOf(n, units);
        return [`assessor-${n}`, `assessor:${schemeIn(scheme)}/${groups[component]}`];
      }),
      ...Array.from({ length: inspectors }, (_, n): [string, string] => [
        `inspector-${n}`,
        `assessor:${schemeIn(n % units.length)}/safety`,
      ]),
    ];
    for (const [id, role] of people) await putPerson(given, office, id, { name: id, roles: [role] });
    return people.map(([id]) => id);
  } finally {
    await store.close();
  }
}

function placeOf(n: number, units: readonly number[]) {
  return { scheme: n % units.length, component: filled[Math.floor(n / units.length) % filled.length] ?? 'routine' };
}

/** What each of them asks for, one after another; all of them at the same time. */
function callsOf({ assessors, inspectors, units, turns }: Evening): Call[][] {
  const at = (scheme: number, rest: string) => `/api/schemes/${schemeIn(scheme)}/periods/${period}/${rest}`;
  const reading = (by: string, rest: string) =>
    units.flatMap((_, scheme) => Array.from({ length: turns }, () => get(by, at(scheme, rest))));
  const get = (by: string, where: string): Call => ({ by, kind: 'reading', method: 'GET', path: where, body: '' });
  return [
    ...Array.from({ length: assessors }, (_, n) => {
      const { scheme, component } = placeOf(n, units);
      const count = units[scheme] as number;
      return Array.from({ length: turns }, (__, turn): Call => {
        const sheets = [0, 1, 2].map((more) => sheetOf((n * 3 + more) % count, component, turn));
        const body = JSON.stringify({ sheets });
        return { by: `assessor-${n}`, kind: 'submission', method: 'POST', path: at(scheme, 'submissions'), body };
      });
    }),
    ...Array.from({ length: inspectors }, (_, n) =>
      Array.from({ length: turns }, (__, turn): Call => {
        const unit = sheetOf(n, 'safety', turn).unit;
        const body = JSON.stringify({
          changes: [{ register: 'findings', unit, set: { what: `第 ${turn} 次：缺签字` } }],
        });
        const where = at(n % units.length, 'records');
        return { by: `inspector-${n}`, kind: 'record', method: 'POST', path: where, body };
      }),
    ),
    reading('office', 'progress'),
    reading('leader', 'counted'),
  ];
}

async function through(kind: string, env: Env, calls: readonly Call[][], tokens: ReadonlyMap<string, string>) {
  const server = spawn(process.execPath, [path.join(__dirname, 'evening-server.js'), kind], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const agent = new Agent({ keepAlive: true, maxSockets: calls.length });
  try {
    const url = await addressOf(server);
    const start = performance.now();
    const answered = await Promise.all(
      calls.map(async (own, person) => {
        const all: Answered[] = [];
        for (const [turn, call] of own.entries())
          all.push(await answerTo(url, agent, call, `${person}-${turn}`, tokens));
        return all;
      }),
    );
    return { answered: answered.flat(), seconds: (performance.now() - start) / 1000 };
  } finally {
    agent.destroy();
    await ended(server);
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (server.stdout) createInterface(server.stdout).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill();
  });
}

function answerTo(url: string, agent: Agent, call: Call, key: string, tokens: ReadonlyMap<string, string>) {
  const headers = {
    authorization: `Bearer ${tokens.get(call.by)}`,
    ...(call.method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': key }),
  };
  const start = performance.now();
  return new Promise<Answered>((resolve, reject) => {
    const sent = ask(`${url}${call.path}`, { method: call.method, agent, headers }, (response) => {
      const isRefused = (response.statusCode ?? 0) >= 300;
      if (isRefused)
        response.setEncoding('utf8').once('data', (text) => console.error(response.statusCode, call.path, text));
      response.resume().once('end', () => resolve({ kind: call.kind, ms: performance.now() - start, isRefused }));
    });
    sent.once('error', reject).end(call.body);
  });
}

type Run = Awaited<ReturnType<typeof through>>;

function figures(name: string, ours: Run, nothing: Run, kept: Run): Figure[] {
  const at = ({ answered }: Run, kind: Call['kind'], part: number): number => {
    const times = answered
      .filter((one) => one.kind === kind)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  };
  const kinds = ['submission', 'record', 'reading'] as const;
  const errors = [ours, nothing, kept].flatMap(({ answered }) => answered.filter(({ isRefused }) => isRefused)).length;
  return [
    { what: `${name}: requests refused or failed`, value: errors, unit: '', atMost: 0 },
    { what: `${name}: requests a second`, value: ours.answered.length / ours.seconds, unit: '' },
    { what: `${name}: time of all, to a bare server`, value: ours.seconds / nothing.seconds, unit: '×' },
    { what: `${name}: time of all, to a bare server with a store`, value: ours.seconds / kept.seconds, unit: '×' },
    ...kinds.flatMap((kind) =>
      [0.5, 0.95, 0.99].flatMap((part): Figure[] => [
        { what: `${name}: ${kind}, p${part * 100}`, value: at(ours, kind, part), unit: 'ms' },
        {
          what: `${name}: ${kind}, p${part * 100}, to a bare store`,
          value: at(ours, kind, part) / at(kept, kind, part),
          unit: '×',
        },
      ]),
    ),
  ];
}
