// Changes of records (记录变更): new ones, columns, steps and signatures, whole or not at all, once for each idempotency key.
import { z } from 'zod';
import { etagSchema, idSchema } from '../../shared/api/ids';
import type { Changes, ShownRecord } from '../../shared/api/records';
import { recordSchema } from '../../shared/registers/record';
import { digestOf, type Digest } from '../store/bodies';
import { getJsonBody } from '../store/row-kinds';
import { reach, type PeriodRequest } from './access';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { judgeAll } from './judge-changes';
import { registersOf } from './kept-schemes';
import { putReceipt, receiptUnder } from './receipts';
import { deskFor } from './record-desk';
import { around, etagOf, loadRegisters, registerOf, registerPeriod, type RegisterPeriod } from './register-period';
import { decisionOf, shownAll, type Version, type WrittenVersion } from './write-records';

/** The versions that a request was answered with. */
const keptSchema = z.strictObject({
  records: z.array(z.strictObject({ register: idSchema, row: z.string(), etag: etagSchema })),
});
type Kept = z.infer<typeof keptSchema>;

/** The same key and body give the same versions for ever. */
export function changeRecords(
  request: PeriodRequest,
  idempotencyKey: string,
  body: Changes,
): Promise<{ records: ShownRecord[] }> {
  const digest = digestOfJson(body);
  return change(request, request.chain, async (at) => {
    const reached = await reach(request, 'changeRecords');
    const period = registerPeriod(reached, registersOf(reached.scheme), request.actor, at);
    const earlier = await receiptUnder(request, idempotencyKey, digest, keptSchema);
    if (earlier !== null) return { answer: await answerAgain(period, earlier) };
    const desk = await deskFor(period, body.changes, at);
    const numbers = judgeAll(desk, body.changes);
    return decisionOf(desk, numbers, (versions) => keep(request, idempotencyKey, digest, versions));
  });
}

function keep(request: PeriodRequest, idempotencyKey: string, digest: Digest, versions: readonly WrittenVersion[]) {
  const records = versions.map((one) => ({ register: one.record.register, row: one.row, etag: etagOf(one.digest) }));
  const text = JSON.stringify({ records } satisfies Kept);
  return { text, operation: putReceipt(request, idempotencyKey, digest, digestOf(text)) };
}

/** The versions of a receipt, whatever has become of the records since. */
async function answerAgain(period: RegisterPeriod, { records }: Kept): Promise<{ records: ShownRecord[] }> {
  const { store, chain } = period;
  const read = records.map(async ({ register: id, row, etag }): Promise<Version> => {
    const register = registerOf(period, id);
    const digest = etag.slice(1, -1);
    const stored = await store.get({ partition: chain.partition, row });
    const isCurrent = stored !== null && digestOf(stored.value) === digest;
    const record = isCurrent
      ? recordSchema.parse(JSON.parse(stored.value))
      : await getJsonBody(store, chain.partition, digest, recordSchema);
    return { register, record, digest };
  });
  const versions = await Promise.all(read);
  const loaded = await loadRegisters(
    period,
    versions.flatMap(({ register }) => around(register)),
  );
  return { records: shownAll(period, versions, (id) => (loaded.get(id) ?? []).map(({ record }) => record)) };
}
