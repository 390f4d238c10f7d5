// The functions as a host calls them: whatever happens, the log is given texts of one line of JSON.
import { HttpRequest, InvocationContext } from '@azure/functions';
import { functionTable, type HttpEntry } from '../../functions/function-table';

const call = async (name: string, method: 'GET' | 'DELETE', path: string) => {
  const lines: unknown[] = [];
  const table = functionTable(() => Promise.reject(new Error('the store\nis away')));
  const { options } = table.find((entry) => entry.name === name) as HttpEntry;
  const context = new InvocationContext({
    invocationId: 'i1',
    functionName: name,
    logHandler: (level, ...more) => lines.push(...more.map((line) => [level, line])),
  });
  await options.handler(new HttpRequest({ method, url: `http://localhost/api${path}` }), context);
  return lines as [level: string, line: string][];
};

test('a call that fails is told on two lines, its error first', async () => {
  const lines = await call('me', 'GET', '/me');
  for (const [, line] of lines) expect(line).toMatch(/^\{.*\}$/);
  expect(lines.map(([level, line]) => [level, JSON.parse(line) as unknown])).toEqual([
    ['error', { invocation: 'i1', route: 'me', error: expect.objectContaining({ name: 'Error' }) }],
    ['information', { invocation: 'i1', route: 'me', status: 500, code: 'unexpected', ms: expect.any(Number) }],
  ]);
});

test('a call of no route is told too', async () => {
  const lines = await call('elsewhere', 'DELETE', '/me');
  expect(lines.map(([, line]) => JSON.parse(line) as unknown)).toEqual([
    { invocation: 'i1', route: 'elsewhere', status: 405, code: 'method-not-allowed', ms: expect.any(Number) },
  ]);
});
