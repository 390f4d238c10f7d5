// The row of a consolidation that is done later: what is to be done, for whom, how far it is and how it ended.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema } from '../../shared/api/ids';
import { faultSchema, problemCodes } from '../../shared/api/problem';
import { joinKey } from '../store/encode-key';
import { getRow, putRow, rowKey, rowKind, type Row } from '../store/row-kinds';
import type { Operation, Store } from '../store/store';

/** All jobs, whatever their organisations: no chain tells of them, since they decide nothing. */
export const jobs = joinKey('consolidations');

const refusedSchema = z.strictObject({
  code: z.enum(problemCodes),
  detail: z.string(),
  faults: z.array(faultSchema),
  /** of the try, in the log */
  instance: z.string(),
});
export type RefusedLater = z.infer<typeof refusedSchema>;

const jobSchema = z.strictObject({
  /** tells it from earlier ones of the same period, and when it was made */
  id: z.string(),
  organisation: idSchema,
  scheme: idSchema,
  period: idSchema,
  by: idSchema,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** when it came to this state */
  since: momentSchema,
  /** the last sign of life */
  seen: momentSchema,
  /** how often it was begun */
  begun: z.int().min(0),
  /** what its results are sealed with: whoever finds them knows that it was done */
  seal: z.string(),
  /** the results that it takes the place of */
  replaces: digestSchema.nullable(),
  /** the digest of what was said with it, which stands in this many rows */
  said: digestSchema,
  pieces: z.int().min(1),
  sheets: z.strictObject({ done: z.int().min(0), total: z.int().min(0) }).optional(),
  warnings: z.array(faultSchema).optional(),
  refused: refusedSchema.optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobKind = rowKind('job', jobSchema);
export const pieceKind = rowKind('said', z.string());

/** A character is at most three bytes of UTF-8, and a row takes 750 KiB. */
const pieceLength = 200_000;

/** Without a sign of life for so long, no process is at it any more. */
const deadAfterMs = 30 * 60 * 1000;

const base = 36;

/** Begins with its moment, so that what was said with a job that nobody came to note tells how old it is. */
export function newJobId(at: string): string {
  return `${Date.parse(at).toString(base)}-${randomBytes(16).toString('hex')}`;
}

/** When the job of this id was made, in milliseconds; null for ids of before, which do not tell. */
export function madeAt(id: string): number | null {
  const [, moment] = /^([0-9a-z]+)-/.exec(id) ?? [];
  return moment === undefined ? null : Number.parseInt(moment, base);
}

type JobOf = Pick<Job, 'organisation' | 'scheme' | 'period'>;

export const jobKey = ({ organisation, scheme, period }: JobOf): string[] => [organisation, scheme, period];

export const hasEnded = ({ state }: Job): boolean => state === 'done' || state === 'failed';

export const isDead = ({ seen }: Job, at: string): boolean => Date.parse(at) - Date.parse(seen) > deadAfterMs;

export function jobOf(store: Store, of: JobOf): Promise<Row<Job> | null> {
  return getRow(store, jobs, jobKind, ...jobKey(of));
}

/** In how many rows a text stands. */
export const piecesOf = (text: string): number => Math.max(1, Math.ceil(text.length / pieceLength));

/** What was said with a job may be larger than a row. */
export async function putSaid(store: Store, { id, pieces }: Job, text: string): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) {
    const part = text.slice(piece * pieceLength, (piece + 1) * pieceLength);
    await store.batch(jobs, [putRow(pieceKind, [id, String(piece)], part, 'any')]);
  }
}

/** Null where a piece is gone. */
export async function getSaid(store: Store, { id, pieces }: Job): Promise<string | null> {
  const numbers = Array.from({ length: pieces }, (_, piece) => String(piece));
  const found = await Promise.all(numbers.map((piece) => getRow(store, jobs, pieceKind, id, piece)));
  return found.includes(null) ? null : found.map((row) => row?.value).join('');
}

/** What was said with a job that has ended, or has made room for another one, is of no use. */
export async function forgetSaid(store: Store, { id, pieces }: Job): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) {
    const row = rowKey(pieceKind, id, String(piece));
    const stored = await store.get({ partition: jobs, row });
    if (stored !== null) await store.remove({ partition: jobs, row }, stored.etag);
  }
}

export function putJob(job: Job, before: Row<Job> | null): Operation {
  return putRow(jobKind, jobKey(job), job, before === null ? { absent: true } : { etag: before.etag });
}

/** A job that is worked at. What is noted of it is written in turn, and never over another job or over an end. */
export class WorkedJob {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    readonly job: Job,
  ) {}

  /** Rejects where the store does; what was to be noted after it is written nevertheless. */
  note(change: Partial<Job>): Promise<void> {
    const written = this.writing.catch(() => undefined).then(() => this.write(change));
    this.writing = written;
    return written;
  }

  private async write(change: Partial<Job>): Promise<void> {
    for (;;) {
      const row = await jobOf(this.store, this.job);
      if (row === null || row.value.id !== this.job.id || hasEnded(row.value)) return;
      const { written } = await this.store.batch(jobs, [putJob({ ...row.value, ...change }, row)]);
      if (written) return;
    }
  }
}
