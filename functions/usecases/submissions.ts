// The submissions of a period (已受理的上报): bodies that never change, and the versions of sheets that stand in them.
import { z } from 'zod';
import { idSchema, momentSchema } from '../../shared/api/ids';
import type { AcceptedSheet } from '../../shared/api/submissions';
import type { Sheet } from '../../shared/scoring/sheet';
import { getJsonBody, getRow, listed, outlined, putRow } from '../store/row-kinds';
import { StoreUnavailable, type Operation } from '../store/store';
import type { Digest } from '../store/bodies';
import { chainRows } from './chains';
import { etagAt, type Position } from './position';
import type { PeriodAt } from './stored-period';

/** What a page of sheets may come to, as bytes of JSON: beyond it a page ends early. */
const PAGE_BYTES = 8 * 1024 * 1024;
/** So many submissions of up to 4 MiB each are read, and held, at a time. */
const AT_ONCE = 8;

export interface Submission {
  readonly submission: number;
  /** Tells it from one of the same number that a restored backup knew nothing of. */
  readonly mark: string;
  readonly acceptedAt: string;
  readonly by: string;
  readonly onBehalfOf: readonly string[];
  readonly sheets: readonly { readonly key: string; readonly sheet: Sheet; readonly previous: Position | null }[];
}

const submissionSchema = outlined<Submission>({
  submission: z.int().min(1),
  mark: z.string(),
  acceptedAt: momentSchema,
  by: idSchema,
  onBehalfOf: z.array(idSchema),
  sheets: listed(),
});

/** The row by which a submission is found again, under its number, once its body is kept. */
export function putSubmission(submission: number, digest: Digest): Operation {
  return putRow(chainRows.period.submission, numberKey(submission), { digest }, { absent: true });
}

/** The versions at these positions, in their order. */
export function sheetsAt(period: PeriodAt, positions: readonly Position[]): Promise<AcceptedSheet[]> {
  return firstSheetsAt(period, positions, { most: Infinity, sizeOf: () => 0 });
}

/**
 * The sheets at these positions, in their order, without what is known of their versions: there may be hundreds of thousands.
 * `progress` is told how many were read of how many.
 */
export async function bareSheetsAt(
  period: PeriodAt,
  positions: readonly Position[],
  progress?: (done: number, total: number) => void,
): Promise<Sheet[]> {
  const sheets = new Array<Sheet>(positions.length);
  const bySubmission = placesBySubmission(positions);
  let read = 0;
  for await (const submission of submissionsAt(period, [...bySubmission.keys()])) {
    const places = bySubmission.get(submission.submission) ?? [];
    for (const at of places) sheets[at] = heldAt(submission, positions[at] as Position).sheet;
    progress?.((read += places.length), positions.length);
  }
  return sheets;
}

/** Of the versions at these positions, in their order, the first ones: as many as one page holds, at least one. */
export function pageOfSheetsAt(period: PeriodAt, positions: readonly Position[]): Promise<AcceptedSheet[]> {
  return firstSheetsAt(period, positions, { most: PAGE_BYTES, sizeOf: bytesOf });
}

/**
 * Every submission is read once at most. Of those read nothing is held that is behind where the page is known to end: a sheet
 * that is still to be read can only bring that end forward.
 */
async function firstSheetsAt(
  period: PeriodAt,
  positions: readonly Position[],
  {
    most,
    sizeOf,
  }: {
    readonly most: number;
    readonly sizeOf: (version: AcceptedSheet) => number;
  },
): Promise<AcceptedSheet[]> {
  const bySubmission = placesBySubmission(positions);
  let page: (Sized | undefined)[] = positions.map(() => undefined);
  let held = 0;
  // In the order in which the submissions are needed first.
  for await (const submission of submissionsAt(period, [...bySubmission.keys()])) {
    const ofPage = (bySubmission.get(submission.submission) ?? []).filter((at) => at < page.length);
    if (ofPage.length === 0) break;
    for (const at of ofPage) {
      const version = acceptedAt(submission, positions[at] as Position);
      const size = sizeOf(version);
      page[at] = { version, size };
      held += size;
    }
    if (held <= most) continue;
    page = page.slice(0, endOf(page, most));
    held = page.reduce((sum, one) => sum + (one?.size ?? 0), 0);
  }
  return page.flatMap((one) => one?.version ?? []);
}

/** Which places of a list of positions are of each submission; the submissions in the order in which they are needed first. */
function placesBySubmission(positions: readonly Position[]): Map<number, number[]> {
  const bySubmission = new Map<number, number[]>();
  positions.forEach(({ submission }, at) => {
    const there = bySubmission.get(submission);
    if (there === undefined) bySubmission.set(submission, [at]);
    else there.push(at);
  });
  return bySubmission;
}

interface Sized {
  readonly version: AcceptedSheet;
  readonly size: number;
}

/** Where a page ends at the latest, as far as its sheets are known. */
function endOf(page: readonly (Sized | undefined)[], most: number): number {
  let sum = 0;
  const end = page.findIndex((one, at) => (sum += one?.size ?? 0) > most && at > 0);
  return end === -1 ? page.length : end;
}

function bytesOf(version: AcceptedSheet): number {
  return Buffer.byteLength(JSON.stringify(version));
}

/** When each of these submissions was accepted. */
export async function momentsOf(period: PeriodAt, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const moments = new Map<number, string>();
  for await (const { submission, acceptedAt: at } of submissionsAt(period, numbers)) moments.set(submission, at);
  return moments;
}

/**
 * The versions of a sheet from this one back to the first, up to `limit` or as many as one page holds; `next` is where the rest
 * begins, null where there is none. Null where no version of the sheet stands there.
 */
export async function versionsFrom(
  period: PeriodAt,
  { key, from, limit }: { readonly key: string; readonly from: Position; readonly limit: number },
): Promise<{ readonly versions: AcceptedSheet[]; readonly next: Position | null } | null> {
  const versions: AcceptedSheet[] = [];
  let bytes = 0;
  let at: Position | null = from;
  while (at !== null && versions.length < limit) {
    const submission: Submission = await readSubmission(period, at.submission);
    const held: Submission['sheets'][number] | undefined = submission.sheets[at.position];
    if (held?.key !== key) return null;
    const version = acceptedAt(submission, at);
    bytes += bytesOf(version);
    if (bytes > PAGE_BYTES && versions.length > 0) break;
    versions.push(version);
    at = held.previous;
  }
  return { versions, next: at };
}

function acceptedAt(submission: Submission, position: Position): AcceptedSheet {
  const { submission: number, acceptedAt: at, by, onBehalfOf } = submission;
  const { key, sheet } = heldAt(submission, position);
  return { key, etag: etagAt(position), submission: number, acceptedAt: at, by, onBehalfOf: [...onBehalfOf], sheet };
}

function heldAt(submission: Submission, position: Position): Submission['sheets'][number] {
  const held = submission.sheets[position.position];
  if (held === undefined) throw damaged(`${etagAt(position)} is on the index and not in its submission`);
  return held;
}

/** The submissions of these numbers, in their order. */
async function* submissionsAt(period: PeriodAt, numbers: readonly number[]): AsyncGenerator<Submission> {
  for (let start = 0; start < numbers.length; start += AT_ONCE) {
    const some = numbers.slice(start, start + AT_ONCE);
    yield* await Promise.all(some.map((number) => readSubmission(period, number)));
  }
}

async function readSubmission(period: PeriodAt, submission: number): Promise<Submission> {
  const { store } = period;
  const { partition } = period.chain;
  const stored = await getRow(store, partition, chainRows.period.submission, ...numberKey(submission));
  if (stored === null) throw damaged(`submission ${submission} is on the index and not in the store`);
  return getJsonBody(store, partition, stored.value.digest, submissionSchema);
}

function numberKey(submission: number): string[] {
  return [String(submission).padStart(10, '0')];
}

function damaged(message: string): StoreUnavailable {
  return new StoreUnavailable(message, {}, 'damaged');
}
