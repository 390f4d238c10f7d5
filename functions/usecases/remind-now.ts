// Remind now (催办): somebody reminds those for whom a record waits; it stands in the period's audit chain, and goes out by mail at once.
import { z } from 'zod';
import { idSchema } from '../../shared/api/ids';
import type { Remind, Reminded } from '../../shared/api/reminders';
import { mayRemind } from '../../shared/registers/awaited';
import { isOpen } from '../../shared/registers/register-plan';
import { waitsFor } from '../../shared/registers/steps';
import { maySee } from '../../shared/registers/who';
import { digestOf, putBodies } from '../store/bodies';
import { getRow, putRow } from '../store/row-kinds';
import { reach, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { chainRows, type RemindedRecord } from './chains';
import { registersOf } from './kept-schemes';
import { putReceipt, receiptUnder } from './receipts';
import { registerOf, registerPeriod, unknownRecord, type RegisterPeriod } from './register-period';
import { RequestRefusal } from './request-refusal';
import { dayOf } from './store-and-clock';
import { everybodyReachable, type Telling } from './tell-people';
import { mailUrged, nameOf, recordMeant, urgedPeople, type UrgedRecord } from './urged';

const { reminded: kind } = chainRows.period;

/** The row that a key was answered with. */
const keptSchema = z.strictObject({ day: z.string(), register: idSchema, name: z.string() });

/** Once for each key, and once a day for each record. */
export async function remindNow(
  given: Telling,
  request: PeriodRequest,
  idempotencyKey: string,
  asked: Remind,
): Promise<Reminded> {
  const urged = await recordedAct(request, idempotencyKey, asked);
  const { at } = urged.reminded;
  const people = await everybodyReachable(given, request.key.organisation);
  const counts = await mailUrged(given, urged, people);
  const reached = urgedPeople(urged, people).filter(({ mail }) => mail === null || given.channels.mail === null);
  return {
    at,
    sent: counts.sent,
    failed: counts.waiting + counts['given-up'],
    unclear: counts.unclear + counts['under-way'],
    withoutMail: reached.length,
  };
}

function recordedAct(request: PeriodRequest, idempotencyKey: string, asked: Remind): Promise<UrgedRecord> {
  const digest = digestOfJson(asked);
  return change(request, request.chain, async (moment) => {
    const reached = await reach(request, 'remind');
    const period = registerPeriod(reached, registersOf(reached.scheme), request.actor, moment);
    const earlier = await receiptUnder(request, idempotencyKey, digest, keptSchema);
    const { register: id, words = null, number = null, unit = null, set: values = {} } = asked;
    if (earlier !== null) return { answer: await urgedAgain(period, earlier) };
    const register = registerOf(period, id);
    const at = await recordMeant(period, register, { number, unit, values });
    if (at === null || !maySee(period.plan.scheme, register, at.record, period.asker))
      throw unknownRecord(number ?? unit ?? id);
    if (!mayRemind(period.plan, register, at.record, period.asker))
      throw new RequestRefusal('not-allowed', 'Not allowed to this person');
    if (!isOpen(register, at.record) || waitsFor(register, at.record).length === 0)
      throw new RequestRefusal('nothing-awaited', 'The record waits for nobody');

    const { record } = at;
    const day = dayOf(request, moment);
    const name = nameOf(record);
    if ((await getRow(request.store, request.chain.partition, kind, day, id, name)) !== null)
      throw new RequestRefusal('reminded-already', 'Somebody has reminded people of this record today');
    const reminded: RemindedRecord = {
      ...{
        register: id,
        number: record.number,
        unit: record.unit,
        values: record.number === null ? record.values : {},
      },
      ...{ state: record.state, by: request.actor.id, at: moment, words },
    };
    const receipt = JSON.stringify({ day, register: id, name } satisfies z.infer<typeof keptSchema>);
    await putBodies(request.store, request.chain.partition, [receipt]);
    return {
      answer: { day, period, at, reminded },
      change: {
        operations: [
          putRow(kind, [day, id, name], reminded, { absent: true }),
          putReceipt(request, idempotencyKey, digest, digestOf(receipt)),
        ],
        by: request.actor.id,
        what: 'reminded',
        detail: detailOf(reminded),
      },
    };
  });
}

function detailOf({ register, number, unit, words }: RemindedRecord): Record<string, string> {
  return {
    register,
    ...(number !== null && { number }),
    ...(unit !== null && { unit }),
    ...(words !== null && { words }),
  };
}

/** What was recorded under a key: its messages may not all have been sent. */
async function urgedAgain(period: RegisterPeriod, kept: z.infer<typeof keptSchema>): Promise<UrgedRecord> {
  const { day, register: id, name } = kept;
  const row = await getRow(period.store, period.chain.partition, kind, day, id, name);
  if (row === null) throw unknownRecord(name);
  return { day, period, at: await recordMeant(period, registerOf(period, id), row.value), reminded: row.value };
}
