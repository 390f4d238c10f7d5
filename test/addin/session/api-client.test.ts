import { createApiClient } from '../../../addin/session/api-client';
import {
  ApiProblem,
  NetworkFailure,
  SignInNeeded,
  UnexpectedAnswer,
  isStopped,
  refusedSignIn,
} from '../../../addin/session/failures';
import type { SignIn } from '../../../addin/session/sign-in';
import { problem, startSmallServer, type SmallServer } from './small-server';

let server: SmallServer;
beforeEach(async () => {
  server = await startSmallServer();
});
afterEach(() => server.close());

/** Somebody who is signed in: a first token, and another one whenever a fresh one is asked for. */
function signedIn(): SignIn {
  let number = 1;
  return {
    token: async ({ fresh = false } = {}) => `token-${fresh ? ++number : number}`,
    signOut: async () => undefined,
  };
}

const me = { id: 'assessor-1', name: '张三', organisation: 'demo', roles: ['office'] };

describe('asking the service', () => {
  it('sends the token and gives the checked answer', async () => {
    server.answer = () => ({ status: 200, body: me });
    expect(await createApiClient(server.origin, signedIn()).ask('me', {})).toEqual(me);
    expect(server.asked[0]).toMatchObject({ method: 'GET', url: '/api/me' });
    expect(server.asked[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('gives the ETag where the answer is to be named, null where it was lost on the way', async () => {
    const client = createApiClient(server.origin, signedIn());
    const call = { params: { s: 'luan', p: '2026-10' } };
    const overall = { ranked: 0, incomplete: 0, mean: null, median: null, max: null, min: null, bands: [] };
    const body = { scheme: 'luan', version: 1, period: '2026-10', units: [], categories: [], overall };
    server.answer = () => ({ status: 200, headers: { etag: '"d1"' }, body });
    expect(await client.askWithEtag('results', call)).toMatchObject({ answer: body, etag: '"d1"' });
    server.answer = () => ({ status: 200, body });
    expect((await client.askWithEtag('results', call)).etag).toBeNull();
  });

  it('sends and gets files as they are', async () => {
    const client = createApiClient(server.origin, signedIn());
    const bytes = new Uint8Array([0xff, 0xd8, 0, 255, 10, 13]);
    const kept = { file: 'a'.repeat(64), type: 'image/jpeg', bytes: 6 };
    server.answer = () => ({ status: 201, body: kept });
    const params = { s: 'luan', p: '2026-10' };
    expect(await client.ask('putFile', { params, body: { type: 'image/jpeg', bytes } })).toEqual(kept);
    expect(server.asked[0]).toMatchObject({ method: 'PUT', url: '/api/schemes/luan/periods/2026-10/files' });
    expect(server.asked[0]?.headers['content-type']).toBe('image/jpeg');
    expect([...(server.asked[0]?.body as Buffer)]).toEqual([...bytes]);

    server.answer = () => ({ status: 200, headers: { 'content-type': 'image/jpeg' }, body: Buffer.from(bytes) });
    const got = await client.ask('getFile', { params: { ...params, file: kept.file } });
    expect([got.type, ...got.bytes]).toEqual(['image/jpeg', ...bytes]);
    server.answer = () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Sign in</p>' });
    await expect(client.ask('getFile', { params: { ...params, file: kept.file } })).rejects.toThrow(UnexpectedAnswer);
  });

  it('sends no token where none is needed', async () => {
    server.answer = () => ({ status: 200, body: { status: 'ok', version: '1', store: 'sqlite' } });
    await createApiClient(server.origin, signedIn()).ask('health', {});
    expect(server.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('fills path, query, headers and body in', async () => {
    server.answer = () => ({ status: 422, body: problem(422, 'sheets-refused') });
    const client = createApiClient(server.origin, signedIn());
    const call = { params: { s: 'luan', p: '2026-10' }, headers: { 'idempotency-key': 'k-1' } };
    await expect(client.ask('submit', { ...call, body: { sheets: [], base: {} } })).rejects.toThrow();
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      url: '/api/schemes/luan/periods/2026-10/submissions',
      body: { sheets: [], base: {} },
    });
    expect(server.asked[0]?.headers['idempotency-key']).toBe('k-1');
  });

  it('tries once more with a fresh token when the old one is not believed any more', async () => {
    server.answer = ({ headers }) =>
      headers.authorization === 'Bearer token-2'
        ? { status: 200, body: me }
        : { status: 401, body: problem(401, 'not-signed-in') };
    expect(await createApiClient(server.origin, signedIn()).ask('me', {})).toEqual(me);
    expect(server.asked).toHaveLength(2);
  });

  it('does not go on trying when the fresh token is refused too', async () => {
    server.answer = () => ({ status: 401, body: problem(401, 'not-signed-in') });
    await expect(createApiClient(server.origin, signedIn()).ask('me', {})).rejects.toBeInstanceOf(ApiProblem);
    expect(server.asked).toHaveLength(2);
  });
});

describe('why the service does not take who has signed in', () => {
  const faults = [{ code: 'token-wrong-audience', path: '', detail: {} }];
  const refusedBy = (signIn: SignIn): Promise<unknown> => {
    server.answer = () => ({ status: 401, body: problem(401, 'not-signed-in', { faults }) });
    return createApiClient(server.origin, signIn)
      .ask('me', {})
      .catch((error: unknown) => refusedSignIn(error)?.problem.faults);
  };

  it('is known whether another token can be had or not', async () => {
    expect(await refusedBy(signedIn())).toEqual(faults);
    const once: SignIn = {
      token: async ({ fresh = false } = {}) => {
        if (fresh) throw new SignInNeeded();
        return 'token';
      },
      signOut: async () => undefined,
    };
    expect(await refusedBy(once)).toEqual(faults);
  });

  it('is nothing where nobody has signed in, or something else is refused', () => {
    expect(refusedSignIn(new SignInNeeded())).toBeNull();
    expect(refusedSignIn(new NetworkFailure({ cause: null }))).toBeNull();
  });
});

describe('a refusal', () => {
  it('arrives with its code, all its faults, and when to come back', async () => {
    const faults = [{ code: 'reason-missing', path: 'sheets[0].lines[0]', detail: { unit: 'd1' } }];
    server.answer = () => ({
      status: 429,
      headers: { 'retry-after': '7' },
      body: problem(429, 'too-many-requests', { faults }),
    });
    const failure = await createApiClient(server.origin, signedIn())
      .ask('me', {})
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ problem: { code: 'too-many-requests', faults }, retryAfter: 7 });
  });

  it('that keeps no contract is named as such, not taken for an empty answer', async () => {
    server.answer = () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' });
    const asked = createApiClient(server.origin, signedIn()).ask('me', {});
    await expect(asked).rejects.toMatchObject({ name: 'UnexpectedAnswer', status: 502, route: 'me' });
  });
});

describe('what is no answer', () => {
  it('is an answer of another shape', async () => {
    server.answer = () => ({ status: 200, body: { ...me, roles: ['king'] } });
    const asked = createApiClient(server.origin, signedIn()).ask('me', {});
    await expect(asked).rejects.toBeInstanceOf(UnexpectedAnswer);
  });

  it('is a connection that breaks', async () => {
    server.answer = () => 'drop';
    await expect(createApiClient(server.origin, signedIn()).ask('me', {})).rejects.toBeInstanceOf(NetworkFailure);
  });

  it('is a person who has to sign in first: nothing is sent', async () => {
    const nobody: SignIn = {
      token: async () => {
        throw new SignInNeeded();
      },
      signOut: async () => undefined,
    };
    await expect(createApiClient(server.origin, nobody).ask('me', {})).rejects.toBeInstanceOf(SignInNeeded);
    expect(server.asked).toEqual([]);
  });

  it('is a request that was stopped: it counts as stopped, not as a failing network', async () => {
    server.answer = () => 'hang';
    const control = new AbortController();
    const asked = createApiClient(server.origin, signedIn()).ask('me', { signal: control.signal });
    setTimeout(() => control.abort(), 50);
    expect(isStopped(await asked.catch((error: unknown) => error))).toBe(true);
  });
});
