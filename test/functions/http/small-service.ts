// The service with the small scheme and its open October, for tests of a file that send it what it is to refuse.
import { localService, type LocalService } from './local-service';
import { smallScheme } from './small-scheme';

export const office = { as: 'office-1' };
export const newScheme = { 'if-none-match': '*' };
export const submissions = '/api/schemes/small/periods/2026-10/submissions';

/** Started before the tests of a file and stopped after them. */
export function smallService() {
  let service: LocalService;
  let keys = 0;
  beforeAll(async () => {
    service = await localService();
    await service.ask('putScheme', { s: 'small' }, { ...office, headers: newScheme, body: smallScheme('small') });
    await service.ask('openPeriod', { s: 'small', p: '2026-10' }, office);
  });
  afterAll(() => service.stop());
  const key = () => ({ 'idempotency-key': `k${(keys += 1)}` });
  const refusal: LocalService['refusedUntouched'] = (...asked) => service.refusedUntouched(...asked);
  return {
    get service() {
      return service;
    },
    /** a fresh one each time */
    key,
    refusal,
    /** refused, with a body as it is sent */
    submit: (raw: string) => refusal('POST', submissions, { ...office, headers: key(), raw }),
  };
}
