// Naming observers while the results are signed: by the state that the period is in when it is decided, not when it was first looked at.
import type { Store } from '../../../functions/store/store';
import { requestOf } from '../../../functions/usecases/access';
import { consolidate } from '../../../functions/usecases/consolidate';
import { movePeriod } from '../../../functions/usecases/move-period';
import { getTurn, nameObservers } from '../../../functions/usecases/observers-turn';
import { putPerson } from '../../../functions/usecases/people';
import { sqliteForEach } from '../store/sqlite-for-each';
import { place, recordPeriod } from './recorded-period';

const here = sqliteForEach();
const person = (id: string, ...roles: string[]) => ({ organisation: place.organisation, id, name: id, roles });
const office = person('office-1', 'office');

test('who was late to name them is refused, and nobody holds the role', async () => {
  let minute = 0;
  const clock = () => new Date(Date.UTC(2026, 10, 2, 8, (minute += 1)));
  const { store } = here;
  const given = { store, clock };
  await recordPeriod(given);
  const asked = requestOf(given, office, place);
  await movePeriod(asked, { to: 'open', reason: '更正' });
  await movePeriod(asked, { to: 'closed' });
  await consolidate(asked, { excused: [] });

  // Just before it is written, somebody else changes the people, and the leader signs: it is decided anew.
  let isBetween = true;
  const between: Store = {
    ...{ kind: store.kind, files: store.files },
    get: (at) => store.get(at),
    range: (partition, range) => store.range(partition, range),
    keys: (partition, range) => store.keys(partition, range),
    partitionsWith: (row) => store.partitionsWith(row),
    batch: async (partition, operations) => {
      if (isBetween) {
        isBetween = false;
        await putPerson(given, office, 'other-1', { name: '另一人', roles: [] });
        await movePeriod(requestOf(given, person('leader-1', 'leader'), place), { to: 'signed' });
      }
      return store.batch(partition, operations);
    },
    remove: (at, etag) => store.remove(at, etag),
    close: () => store.close(),
  };
  const late = requestOf({ store: between, clock }, office, place);
  const naming = nameObservers(late, { observers: ['leader-1'], excused: [] }, { 'if-none-match': '*' });
  await expect(naming).rejects.toMatchObject({ code: 'wrong-state' });
  expect(isBetween).toBe(false);
  expect((await getTurn(asked)).named).toBeNull();
});
