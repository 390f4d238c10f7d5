// The store of the last evening: its schemes, people and open periods, with the month before consolidated, and what each call writes to it.
import { submitSchema } from '../../shared/api/submissions';
import { changesSchema } from '../../shared/api/records';
import type { Store } from '../../functions/store/store';
import { requestOf, type PeriodRequest } from '../../functions/usecases/access';
import { changeRecords } from '../../functions/usecases/change-records';
import { movePeriod } from '../../functions/usecases/move-period';
import { openPeriod } from '../../functions/usecases/open-period';
import { putPerson } from '../../functions/usecases/people';
import { putScheme } from '../../functions/usecases/schemes';
import type { StoreAndClock } from '../../functions/usecases/store-and-clock';
import { submit } from '../../functions/usecases/submit';
import { assertCurrentFormat } from '../../functions/upgrade/store-format';
import { callsOf, eveningScheme, lastPeriod, office, organisation, peopleOf, period, schemeIn } from './evening-calls';
import type { Answer, Evening } from './evening-calls';
import { filled, sheetOf } from './made-scheme';
import { recorded, type Batch } from './replayed';

const mostAtOnce = 10_000;

const givenOf = (store: Store): StoreAndClock => ({ store, clock: () => new Date(), timeZone: 'Asia/Shanghai' });

const requestAt = (given: StoreAndClock, n: number, of: string, actor = office): PeriodRequest =>
  requestOf(given, actor, { organisation, scheme: schemeIn(n), period: of });

/** As it stands when the evening begins. */
export async function prepare(store: Store, evening: Evening): Promise<void> {
  const given = givenOf(store);
  await assertCurrentFormat(store, 'load', given.clock().toISOString());
  for (const [n, units] of evening.units.entries()) {
    await putScheme(given, office, schemeIn(n), eveningScheme(n, units), { 'if-none-match': '*' });
    await consolidated(requestAt(given, n, lastPeriod), units);
    await openPeriod(requestAt(given, n, period));
  }
  for (const [id, role] of peopleOf(evening)) await putPerson(given, office, id, { name: id, roles: [role] });
}

async function consolidated(request: PeriodRequest, units: number): Promise<void> {
  await openPeriod(request);
  for (const component of [...filled, 'leaders']) {
    for (let first = 0; first < units; first += mostAtOnce) {
      const sheets = Array.from({ length: Math.min(mostAtOnce, units - first) }, (_, n) =>
        sheetOf(first + n, component, 1),
      );
      await submit(request, `${component} ${first}`, { sheets });
    }
  }
  await movePeriod(request, { to: 'closed' });
  await movePeriod(request, { to: 'consolidated' });
}

/** Under which key a call is sent, and its batches are told. */
export const keyOf = (person: number, turn: number): string => `${person}-${turn}`;

/** What a prepared store is asked to write, call by call, by their keys, when all are made one after another. */
export async function* writesOf(
  store: Store,
  evening: Evening,
): AsyncGenerator<readonly [key: string, batches: Batch[]]> {
  const batches: Batch[] = [];
  const given = givenOf(recorded(store, batches));
  const roles = new Map(peopleOf(evening));
  for (const [person, calls] of callsOf(evening).entries()) {
    let before: Answer = null;
    for (const [turn, { by, kind, path, body }] of calls.entries()) {
      if (body === null) continue;
      const scheme = /schemes\/scheme-(\d+)\//.exec(path)?.[1];
      const actor = { organisation, id: by, name: by, roles: [roles.get(by) as string] };
      const request = requestAt(given, Number(scheme), period, actor);
      batches.length = 0;
      if (kind === 'record')
        before = (await changeRecords(request, keyOf(person, turn), changesSchema.parse(body(before)))) as Answer;
      else await submit(request, keyOf(person, turn), submitSchema.parse(body(before)));
      yield [keyOf(person, turn), [...batches]];
    }
  }
}
