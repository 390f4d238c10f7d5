// The accepted sheets of a period: the index says which submission holds each; submissions never change.
import type { AcceptedSheet, Receipt } from '../../shared/api/submissions';
import type { Sheet } from '../../shared/scoring/sheet';
import { getBody, putBodies, type Digest } from '../store/bodies';
import { joinKey } from '../store/encode-key';
import type { Operation } from '../store/store';
import type { Given } from './given';
import type { PeriodRecord } from './period-record';
import { periodChain, type Place } from './places';

/** Where one version of a sheet stands: which submission, and the how-manieth in it; and that submission's mark. */
export interface Position {
  readonly submission: number;
  readonly position: number;
  readonly mark: string;
}

/** Sheet key → its current version. */
export type SheetIndex = ReadonlyMap<string, Position>;

export interface Submission {
  readonly submission: number;
  /** Tells it from one of the same number that a restored backup knew nothing of. */
  readonly mark: string;
  readonly acceptedAt: string;
  readonly by: string;
  readonly onBehalfOf: readonly string[];
  readonly sheets: readonly { readonly key: string; readonly sheet: Sheet; readonly previous: Position | null }[];
}

/** The ETag of one version of a sheet. */
export function etagAt({ submission, position, mark }: Position): string {
  return `"${submission}.${position}.${mark}"`;
}

export async function readIndex(given: Given, place: Place, record: PeriodRecord): Promise<SheetIndex> {
  if (record.index === null) return new Map();
  const text = await getBody(given.store, periodChain(place).partition, record.index);
  return new Map(JSON.parse(text) as [string, Position][]);
}

/** The index with a submission's sheets in the place of what was there. */
export function indexWith(index: SheetIndex, { submission, mark, sheets }: Submission): SheetIndex {
  const placed = sheets.map(({ key }, position) => [key, { submission, position, mark }] as const);
  return new Map([...index, ...placed]);
}

/** Writes the bodies of a submission and of the new index; nobody sees them until the period's record points there. */
export async function writeBodies(
  given: Given,
  place: Place,
  submission: Submission,
  index: SheetIndex,
  receipt: Receipt,
): Promise<{ readonly index: Digest; readonly receipt: Digest; readonly operation: Operation }> {
  const texts = [submission, [...index], receipt].map((body) => JSON.stringify(body));
  const digests = await putBodies(given.store, periodChain(place).partition, texts);
  const [digest, indexDigest, receiptDigest] = digests as [Digest, Digest, Digest];
  const row = submissionRow(submission.submission);
  return {
    index: indexDigest,
    receipt: receiptDigest,
    operation: { kind: 'put', row, value: JSON.stringify({ digest }), expect: { absent: true } },
  };
}

/** The versions at these positions, in their order. */
export async function sheetsAt(given: Given, place: Place, positions: readonly Position[]): Promise<AcceptedSheet[]> {
  const numbers = [...new Set(positions.map(({ submission }) => submission))];
  const read = await Promise.all(numbers.map((number) => readSubmission(given, place, number)));
  const submissions = new Map(read.map((submission) => [submission.submission, submission]));
  return positions.flatMap((position) => acceptedAt(submissions.get(position.submission), position) ?? []);
}

/** Every version of a sheet from this one back to the first. */
export async function versionsFrom(given: Given, place: Place, latest: Position): Promise<AcceptedSheet[]> {
  const versions: AcceptedSheet[] = [];
  for (let at: Position | null = latest; at !== null;) {
    const submission = await readSubmission(given, place, at.submission);
    const version = acceptedAt(submission, at);
    if (version !== null) versions.push(version);
    at = submission.sheets[at.position]?.previous ?? null;
  }
  return versions;
}

function acceptedAt(submission: Submission | undefined, position: Position): AcceptedSheet | null {
  const held = submission?.sheets[position.position];
  if (submission === undefined || held === undefined) return null;
  const { submission: number, acceptedAt: at, by, onBehalfOf } = submission;
  const { key, sheet } = held;
  return { key, etag: etagAt(position), submission: number, acceptedAt: at, by, onBehalfOf: [...onBehalfOf], sheet };
}

async function readSubmission(given: Given, place: Place, submission: number): Promise<Submission> {
  const { partition } = periodChain(place);
  const stored = await given.store.get({ partition, row: submissionRow(submission) });
  if (stored === null) throw new Error(`submission ${submission} is on the index and not in the store`);
  const { digest } = JSON.parse(stored.value) as { digest: Digest };
  return JSON.parse(await getBody(given.store, partition, digest)) as Submission;
}

function submissionRow(submission: number): string {
  return joinKey('submission', String(submission).padStart(10, '0'));
}
