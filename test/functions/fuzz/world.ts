// What the fuzz asks about: the real local server over SQLite, people of every kind, a period in every state, and a watch on
// the store that notices every write.
import { join } from 'node:path';
import Database from 'libsql';
import type { PeriodState } from '../../../shared/api/periods';
import { localService, type LocalService } from '../http/local-service';
import { leaders, routine, smallScheme, type SchemeInput } from '../http/small-scheme';

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

/** Findings that count once two agree on them, and appeals that hold a period up. */
export const registers: SchemeInput['registers'] = [
  {
    ...{ id: 'findings', title: '检查发现问题', prefix: 'F', of: 'month', about: 'unit' },
    columns: [
      { id: 'what', title: '问题', type: 'text' },
      { id: 'points', title: '分值', type: 'number', min: 0, max: 60 },
      { id: 'papers', title: '附件', type: 'files', most: 2 },
    ],
    states: [
      { id: 'found', title: '已发现', write: ['assessor', 'head', 'office'] },
      { id: 'agreed', title: '已认定' },
      { id: 'closed', title: '已销号', end: 'done' },
    ],
    steps: [
      {
        ...{ id: 'agree', title: '认定', from: ['found'], to: 'agreed' },
        by: { all: ['head', 'assessor'] },
        needs: ['what'],
      },
      { id: 'close', title: '销号', from: ['agreed'], to: 'closed', by: ['office', 'assessor'] },
      { id: 'return', title: '退回', from: ['agreed'], to: 'found', by: ['office'], reason: true },
    ],
    effects: [
      { ...{ does: 'line', in: ['agreed', 'closed'], at: 'routine' }, points: { column: 'points' }, reason: 'what' },
    ],
  },
  {
    ...{ id: 'appeals', title: '申诉', prefix: 'A', of: 'month', about: 'unit', key: ['unit'] },
    columns: [{ id: 'why', title: '理由', type: 'text' }],
    states: [
      { id: 'draft', title: '起草', write: ['head', 'secretary'] },
      { id: 'filed', title: '已提出' },
      { id: 'answered', title: '已答复', end: 'done' },
    ],
    steps: [
      { id: 'file', title: '提出', from: ['draft'], to: 'filed', by: ['head', 'secretary'] },
      { id: 'answer', title: '答复', from: ['filed'], to: 'answered', by: ['office'] },
    ],
    effects: [{ does: 'hold', in: ['filed'], before: 'final' }],
  },
];

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
  registers: ['findings', 'findings', 'appeals', 'nothing'],
  records: ['F-2016-01-001', 'F-2016-01-002', 'F-2016-02-001', 'A-2016-01-001', 'A-2016-05-001', 'F-2026-10-001'],
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
  await service.ask('putScheme', { s: 'small' }, { ...absent, body: smallScheme('small', { registers }) });
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
