import type { QueryClient } from '@tanstack/react-query';
import { createApiClient, type ApiClient } from '../../../addin/session/api-client';
import { createQueries, refreshing } from '../../../addin/session/queries';
import { problem, startSmallServer, type SmallServer } from './small-server';

let server: SmallServer;
let queries: QueryClient;
let api: ApiClient;
beforeEach(async () => {
  server = await startSmallServer();
  queries = createQueries();
  const signIn = { token: async () => 'token', signOut: async () => undefined };
  api = refreshing(createApiClient(server.origin, signIn), queries);
  queries.setQueryData(['periods', 'luan'], []);
});
afterEach(() => server.close());

const outOfDate = (): boolean => queries.getQueryState(['periods', 'luan'])?.isInvalidated ?? false;
const period = { s: 'luan', p: '2026-10' };
const moved = {
  scheme: 'luan',
  period: '2026-10',
  version: 1,
  state: 'closed',
  openedAt: '2026-10-01T00:00:00.000Z',
  changedAt: '2026-11-02T00:00:00.000Z',
  submissions: 0,
  results: null,
  signatures: [],
  signature: null,
};

describe('what was read before', () => {
  it('is out of date after a write', async () => {
    server.answer = () => ({ status: 200, body: moved });
    await api.ask('movePeriod', { params: period, body: { to: 'closed' } });
    expect(outOfDate()).toBe(true);
  });

  it('is out of date where a write is refused since something has changed meanwhile', async () => {
    server.answer = () => ({ status: 409, body: problem(409, 'wrong-state') });
    await expect(api.ask('movePeriod', { params: period, body: { to: 'closed' } })).rejects.toThrow();
    expect(outOfDate()).toBe(true);
  });

  it('stays after a write that is refused for what is in it, and after reading', async () => {
    server.answer = () => ({ status: 422, body: problem(422, 'sheets-refused') });
    const submission = { params: period, headers: { 'idempotency-key': 'k-1' }, body: { sheets: [] } };
    await expect(api.ask('submit', submission)).rejects.toThrow();
    server.answer = () => ({ status: 200, body: moved });
    await api.ask('getPeriod', { params: period });
    server.answer = () => ({ status: 200, body: { answers: [] } });
    await api.ask('figures', { body: { language: 'zh-CN', asked: [] } });
    const none = { count: 0, people: [] };
    server.answer = () => ({
      status: 200,
      body: { files: { count: 0, bytes: 0, periods: [] }, contacts: none, names: none, held: 0 },
    });
    await api.ask('previewRetention', { body: { files: 12, contacts: null, names: null } });
    expect(outOfDate()).toBe(false);
  });
});

describe('what could not be read', () => {
  it('is not asked for a second time behind the back of the page, and not left waiting where the browser believes itself offline', async () => {
    server.answer = () => ({ status: 503, body: problem(503, 'unavailable') });
    const asked = queries.fetchQuery({ queryKey: ['me'], queryFn: () => api.ask('me', {}) });
    await expect(asked).rejects.toThrow('503 unavailable');
    expect(server.asked.length).toBe(1);
  });
});
