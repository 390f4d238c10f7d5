// The running service with a scheme that has registers, people in every role that they name, and short ways to change and read records.
import { randomUUID } from 'node:crypto';
import type { Site } from '../../../functions/local/server/static-files';
import type { ShownRecord } from '../../../shared/api/records';
import type { QueryOf } from '../../../shared/api/routes';
import { localService } from './local-service';
import { registerScheme, type ChangeInput } from './register-scheme';
import type { SchemeInput } from './small-scheme';

const people = {
  'head.u1': ['head:reg/u1'],
  'head.u2': ['head:reg/u2'],
  'secretary.u1': ['secretary:reg/u1'],
  'both.u1': ['head:reg/u1', 'secretary:reg/u1'],
  'assessor.safety': ['assessor:reg/safety'],
  'assessor.service': ['assessor:reg/service'],
  'leader.safety': ['group-leader:reg/safety'],
  'observer.10': ['observer:reg/2026-10'],
} as const;

export const office = { as: 'office-1' };

export async function registerService(
  periods: readonly string[] = ['2026-10'],
  more: Partial<SchemeInput> = {},
  clock?: () => Date,
  sites?: readonly Site[],
) {
  const service = await localService({}, clock, sites);
  for (const [id, roles] of Object.entries(people)) {
    await service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [...roles] } });
  }
  const body = registerScheme('reg', more);
  await service.ask('putScheme', { s: 'reg' }, { ...office, headers: { 'if-none-match': '*' }, body });
  for (const p of periods) await service.ask('openPeriod', { s: 'reg', p }, office);

  const rootOf = (period: string) => `/api/schemes/reg/periods/${period}`;

  /** The records as they are after these changes. */
  const change = async (
    as: string,
    changes: readonly ChangeInput[],
    period = '2026-10',
    key: string = randomUUID(),
  ) => {
    const headers = { 'idempotency-key': key };
    const asked = { as, headers, body: { changes: [...changes] } };
    return (await service.ask('changeRecords', { s: 'reg', p: period }, asked)).body.records;
  };
  /** One change of one record. */
  const changeOne = async (as: string, one: ChangeInput, period?: string): Promise<ShownRecord> =>
    (await change(as, [one], period))[0] as ShownRecord;
  /** Why they are refused, with nothing stored: status, code, and the faults as one text each. */
  const refuse = async (
    as: string,
    changes: readonly ChangeInput[],
    period = '2026-10',
    key: string = randomUUID(),
  ) => {
    const headers = { 'idempotency-key': key };
    const { problem, faults } = await service.refusedUntouched('POST', `${rootOf(period)}/records`, {
      as,
      headers,
      body: { changes },
    });
    return { status: problem.status, code: problem.code, faults, detail: problem.faults[0]?.detail };
  };
  const list = async (as: string, query: QueryOf<'listRecords'> = {}) =>
    (await service.ask('listRecords', { s: 'reg' }, { as, query })).body.records;
  const read = async (as: string, register: string, number: string, period = '2026-10') =>
    (await service.ask('getRecord', { s: 'reg', p: period, register, number }, { as })).body;
  const move = (to: string, as = office.as, period = '2026-10', reason?: string) =>
    service.send('POST', `${rootOf(period)}/transitions`, JSON.stringify({ to, reason }), { as });
  return { ...service, rootOf, change, changeOne, refuse, list, read, move };
}

export type RegisterService = Awaited<ReturnType<typeof registerService>>;
