// What the fuzz asks about: the real local server over SQLite, people of every kind, a period in every state, and a watch on
// the store that notices every write.
import { join } from 'node:path';
import Database from 'libsql';
import type { PeriodState } from '../../../shared/api/periods';
import { localService, type LocalService } from '../http/local-service';
import { leaders, routine, smallScheme } from '../http/small-scheme';

/** Who asks: role by role, somebody without any, another organisation. */
export const people = {
  office: 'office-1',
  admin: 'admin',
  leader: 'leader-1',
  assessor: 'safety-1',
  'assessor-elsewhere': 'service-1',
  'assessor-luan': 'assessor-luan-party',
  head: 'head-1',
  secretary: 'secretary-1',
  liaison: 'liaison-1',
  observer: 'observer-1',
  outsider: 'outsider',
  'other-office': 'other-office-1',
} as const;

const appointed = {
  'safety-1': ['assessor:small/safety'],
  'service-1': ['assessor:small/service'],
  'head-1': ['head:small/u1', 'head:luan/operations'],
  'secretary-1': ['secretary:small/u2'],
  'liaison-1': ['liaison:small/u1'],
};

/** The periods of `small` that are there from the beginning, each in another state. */
const periodIn: Readonly<Record<PeriodState, string>> = {
  open: '2016-01',
  closed: '2016-02',
  consolidated: '2016-03',
  signed: '2016-04',
  published: '2016-05',
  final: '2016-06',
};

/** Names that stand for something; those that are not there yet may come to be. */
export const known = {
  schemes: [...Array<string>(12).fill('small'), 'luan', 'xunyang', 'drawn-1', 'nothing'],
  periods: [
    ...Object.values(periodIn),
    ...['2016-07', '2016-08', '2016-09', '2016-10', '2017-01', '2017-02', '2018-01', '2018-02', '2019-01', '2019-02'],
    ...['2026-08', '2026-10', '2016', '2016-Q1'],
  ],
  units: ['u1', 'u2', 'd01', 'nobody'],
  components: ['routine', 'leaders', 'extra', 'nothing'],
  keys: ['u1~routine', 'u2~routine', 'u1~leaders', 'u2~leaders', 'u1~extra', 'u9~routine', 'u1~routine~a'],
};

const road: readonly [PeriodState, string][] = [
  ['closed', 'office-1'],
  ['consolidated', 'office-1'],
  ['signed', 'leader-1'],
  ['published', 'office-1'],
  ['final', 'office-1'],
];

async function openPeriod(service: LocalService, p: string, until: PeriodState): Promise<void> {
  const place = { s: 'small', p };
  const office = { as: 'office-1' };
  await service.ask('openPeriod', place, office);
  const sheets = [routine('u1', 2.5), routine('u2', 0), leaders('u1', 38), leaders('u2', 31.125)];
  await service.ask('submit', place, { ...office, headers: { 'idempotency-key': 'first' }, body: { sheets } });
  for (const [to, as] of until === 'open' ? [] : road) {
    await service.ask('movePeriod', place, { as, body: { to } });
    if (to === until) return;
  }
}

export async function world() {
  const service = await localService();
  for (const [id, roles] of Object.entries(appointed)) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles } });
  }
  const absent = { as: 'office-1', headers: { 'if-none-match': '*' } };
  await service.ask('putScheme', { s: 'small' }, { ...absent, body: smallScheme('small') });
  for (const [state, period] of Object.entries(periodIn)) await openPeriod(service, period, state as PeriodState);

  const tokens = new Map<string, string>();
  for (const [kind, id] of Object.entries(people)) tokens.set(kind, await service.tokenOf(id));
  const watch = storeWatch(service);
  const stop = async () => {
    watch.close();
    await service.stop();
  };
  return { service, tokens, watch, stop };
}

/**
 * Tells what was written since the last look. SQLite counts every commit of another connection in `data_version`; where it
 * has moved, all records are compared, each of which bears another ETag after every write.
 */
export function storeWatch({ dataDir, contents }: Pick<LocalService, 'dataDir' | 'contents'>) {
  const database = new Database(join(dataDir, 'scorebook.db'), { readonly: true });
  const statement = database.prepare('PRAGMA data_version');
  const version = () => (statement.get() as { data_version: number }).data_version;
  const all = () => new Set(contents().map((row) => (row as { record: string }).record));
  let [before, records] = [version(), all()];
  return {
    /** The records that came, changed or went, by partition and row. */
    changes(): string[] {
      const now = version();
      if (now === before) return [];
      const [old, current] = [records, all()];
      [before, records] = [now, current];
      return [...[...current].filter((one) => !old.has(one)), ...[...old].filter((one) => !current.has(one))];
    },
    close: () => database.close(),
  };
}
