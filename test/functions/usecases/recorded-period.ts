// A small organisation with everything that is ever stored: people and an address, two scheme versions, and a month from opening to publication, reopened once, with a finding and a reminder.
import { registers } from '../http/register-scheme';
import { smallScheme, leaders, routine } from '../http/small-scheme';
import { requestOf } from '../../../functions/usecases/access';
import { noChannels } from '../../../functions/channels/channel';
import { changeRecords } from '../../../functions/usecases/change-records';
import { putContact } from '../../../functions/usecases/contacts';
import { consolidate } from '../../../functions/usecases/consolidate';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putPerson } from '../../../functions/usecases/people';
import { remindNow } from '../../../functions/usecases/remind-now';
import { putScheme } from '../../../functions/usecases/schemes';
import { submit } from '../../../functions/usecases/submit';

const organisation = 'demo';
export const place = { organisation, scheme: 'small', period: '2026-10' };

const withFindings = registers.filter(({ id }) => ['findings', 'reviews'].includes(id));

export async function recordPeriod(given: StoreAndClock): Promise<void> {
  const person = (id: string, roles: string[]) => ({ organisation, id, name: `${id} 号`, roles });
  const [office, leader] = [person('office-1', ['office']), person('leader-1', ['leader'])];
  const inspector = person('inspector-1', ['assessor:small/safety']);
  for (const { id, name, roles } of [office, leader]) await putPerson(given, office, id, { name, roles });
  await putContact(given, office, 'leader-1', { mail: 'leader-1@example.cn' });
  await putScheme(given, office, 'small', smallScheme('small'), { 'if-none-match': '*' });
  const second = smallScheme('small', { version: 2, registers: withFindings });
  await putScheme(given, office, 'small', second, { 'if-match': '"1"' });
  await openPeriod(requestOf(given, office, place));
  const change = (key: string, one: Parameters<typeof changeRecords>[2]['changes'][number]) =>
    changeRecords(requestOf(given, key === 'r1' ? inspector : office, place), key, { changes: [one] });
  const finding = { register: 'findings', number: 'F-2026-10-001' };
  await change('r1', { register: 'findings', unit: 'u1', set: { kind: 'site', what: '堵塞', points: 0.5 } });
  await change('r2', { ...finding, step: 'feed-back' });
  await remindNow({ ...given, channels: noChannels }, requestOf(given, office, place), 'm1', finding);
  await change('r3', { ...finding, set: { points: 1 } });
  await change('r4', { ...finding, step: 'withdraw', reason: '误记' });
  await submit(requestOf(given, office, place), 'k1', { sheets: [routine('u1', 2), leaders('u1', 38.5)] });
  await movePeriod(requestOf(given, office, place), { to: 'closed' });
  await consolidate(requestOf(given, office, place), { excused: [{ unit: 'u2', reason: '停产' }] });
  await movePeriod(requestOf(given, office, place), { to: 'open', reason: '补报' });
  await submit(requestOf(given, office, place), 'k2', { sheets: [routine('u2', 0), leaders('u2', 30)] });
  await movePeriod(requestOf(given, office, place), { to: 'closed' });
  await movePeriod(requestOf(given, office, place), { to: 'consolidated' });
  await movePeriod(requestOf(given, leader, place), { to: 'signed' });
  await movePeriod(requestOf(given, office, place), { to: 'published' });
}
