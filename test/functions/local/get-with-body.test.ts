// A GET that brings a body is answered like any other, and does not fill the log: anybody could send a million of them.
import { connection } from '../fuzz/wire';
import { localService } from '../http/local-service';

test('a body that a GET brings is let go in silence', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const service = await localService();
  const wire = connection(service.url);
  const asked = { method: 'GET', target: '/api/health', headers: { 'content-type': 'application/json' } };
  const answer = await wire.ask({ ...asked, body: Buffer.from('{}') });
  wire.close();
  await service.stop();
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
