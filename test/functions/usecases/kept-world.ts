// A small organisation of which something is to go after a time: a month that is final with photos, one that still waits for somebody, and people who left.
import { digestOfBytes } from '../../../functions/store/file-bytes';
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { changeRecords } from '../../../functions/usecases/change-records';
import { consolidate } from '../../../functions/usecases/consolidate';
import { putContact } from '../../../functions/usecases/contacts';
import { keepFile } from '../../../functions/usecases/keep-file';
import { movePeriod } from '../../../functions/usecases/move-period';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putPerson } from '../../../functions/usecases/people';
import { putScheme } from '../../../functions/usecases/schemes';
import type { StoreAndClock } from '../../../functions/usecases/store-and-clock';
import { submit } from '../../../functions/usecases/submit';
import { mostPeriodBytes } from '../../../shared/api/files';
import type { registers } from '../http/register-scheme';
import { leaders, routine, smallScheme } from '../http/small-scheme';
import { image, withSegment } from '../media/made-files';

const notes: (typeof registers)[number] = {
  id: 'notes',
  title: '记录',
  prefix: 'N',
  of: 'month',
  about: 'period',
  columns: [
    { id: 'photos', title: '照片', type: 'files' },
    { id: 'owner', title: '责任人', type: 'person' },
  ],
  states: [
    { id: 'open', title: '登记', write: ['office', 'assessor'] },
    { id: 'done', title: '办结', end: 'done' },
  ],
  steps: [{ id: 'end', title: '办结', from: ['open'], to: 'done', by: ['office', 'assessor'] }],
};

/** Who fills, writes, and later leaves; a name that no id and no text holds. */
export const leaver = { id: 'inspector-7', name: '欧阳修竹', mail: 'ouyang.xz@example.cn' };
/** Who leaves while a record of a month that runs still names them. */
export const awaited = { id: 'inspector-8', name: '上官未了', mail: 'shangguan@example.cn' };

export function keptWorld(organisation: string, given: StoreAndClock) {
  const person = (id: string, ...roles: string[]) => ({ organisation, id, name: id, roles });
  const office = person('office-1', 'office', 'admin');
  const leader = person('leader-1', 'leader');
  const inspector = person(leaver.id, 'assessor:small/safety');
  const placeOf = (period: string) => ({ organisation, scheme: 'small', period });
  let made = 0;
  const key = () => `k${(made += 1)}`;

  /** A photo that nobody else has, named by a record of the period; ended or still waiting. */
  const photo = async (period: string, by: typeof office, ended: boolean, owner?: string): Promise<string> => {
    const bytes = withSegment(image('photo.jpg'), 0xe2, Buffer.from(`ICC_PROFILE\0${organisation} ${period} ${key()}`));
    const asked = requestOf(given, by, placeOf(period));
    await keepFile(asked, { type: 'image/jpeg', bytes: new Uint8Array(bytes) }, mostPeriodBytes);
    const file = digestOfBytes(bytes);
    const set = { photos: [file], ...(owner !== undefined && { owner }) };
    const { records } = await changeRecords(asked, key(), { changes: [{ register: 'notes', set }] });
    const number = records[0]?.number ?? '';
    if (ended) await changeRecords(asked, key(), { changes: [{ register: 'notes', number, step: 'end' }] });
    return file;
  };

  const openMonth = (period: string) => openPeriod(requestOf(given, office, placeOf(period)));

  /** From the sheets to a final month. */
  const finish = async (period: string): Promise<void> => {
    const asked = requestOf(given, office, placeOf(period));
    const sheets = ['u1', 'u2'].flatMap((unit) => [routine(unit, 2), leaders(unit, 30)]);
    await submit(requestOf(given, inspector, placeOf(period)), key(), { sheets: [routine('u1', 3)] });
    await submit(asked, key(), { sheets });
    await movePeriod(asked, { to: 'closed' });
    await consolidate(asked);
    await movePeriod(requestOf(given, leader, placeOf(period)), { to: 'signed' });
    await movePeriod(asked, { to: 'published' });
    await movePeriod(asked, { to: 'final' });
  };

  const begin = async (): Promise<void> => {
    for (const { id, roles } of [office, leader]) await putPerson(given, office, id, { name: `${id} 号`, roles });
    for (const { id, name, mail } of [leaver, awaited]) {
      await putPerson(given, office, id, { name, roles: ['assessor:small/safety'] });
      await putContact(given, office, id, { mail });
    }
    const scheme = smallScheme('small', { registers: [notes] });
    await putScheme(given, office, 'small', scheme, { 'if-none-match': '*' });
  };

  /** Takes every role from somebody. */
  const leave = ({ id, name }: typeof leaver) => putPerson(given, office, id, { name, roles: [] });

  return { office, inspector, placeOf, photo, openMonth, finish, begin, leave };
}

/** Everything that stands in the rows of these partitions, keys and bodies among them, as one text. */
export async function everythingIn(store: Store, partitions: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const partition of partitions) {
    let from: string | null = '!';
    while (from !== null) {
      const page = await store.range(partition, { from, to: '~~~' });
      texts.push(...page.rows.map(({ row, value }) => `${row} ${value}`));
      from = page.next;
    }
  }
  return texts.join('\n');
}
