// Bodies of any size over any store: immutable, kept under the digest of their text, written before the heads that point to them.
// Only rows point to bodies: what no row of the partition names is swept.
import { createHash } from 'node:crypto';
import { joinKey, keyParts, rowsUnder } from './encode-key';
import { MAX_BATCH_BYTES, MAX_OPERATIONS, assertText } from './limits';
import { StoreUnavailable, type Operation, type Store } from './store';

/** SHA-256 of the body's UTF-8, as 64 hex digits. */
export type Digest = string;

const CHUNK_BYTES = 700 * 1024;
const CHUNKS_AT_ONCE = 8;

/** Thrown when no body is kept under the digest. */
export class BodyMissing extends StoreUnavailable {
  override readonly name = 'BodyMissing';

  constructor(message: string) {
    super(message, {}, 'damaged');
  }
}

/** Thrown when what is kept under the digest is not what was written. */
export class BodyCorrupt extends StoreUnavailable {
  override readonly name = 'BodyCorrupt';

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options, 'damaged');
  }
}

export function digestOf(text: string): Digest {
  return createHash('sha256').update(text).digest('hex');
}

/** Keeps a body; keeping it again changes nothing. */
export async function putBody(store: Store, partition: string, text: string): Promise<Digest> {
  await putBodies(store, partition, [text]);
  return digestOf(text);
}

/** Keeps many bodies in as few batches as they fit in; gives their digests in the same order. */
export async function putBodies(store: Store, partition: string, texts: readonly string[]): Promise<Digest[]> {
  const digests = texts.map(digestOf);
  await putDigested(store, partition, new Map(texts.map((text, at) => [digests[at] as Digest, text])));
  return digests;
}

/** Keeps bodies under their digests, which whoever made them has taken. */
export async function putDigested(store: Store, partition: string, bodies: ReadonlyMap<Digest, string>): Promise<void> {
  const operations = [...bodies].flatMap(([digest, text]) => chunkOperations(digest, text));
  for (const batch of batches(operations)) await store.batch(partition, batch);
}

/** The body under this digest, checked against it. */
export async function getBody(store: Store, partition: string, digest: Digest): Promise<string> {
  const first = await store.get({ partition, row: chunkRow(digest, 0) });
  if (first === null) throw new BodyMissing(`no body under ${digest}`);
  const [beginning, count] = /^([1-9]\d*)\n/.exec(first.value) ?? [];
  if (beginning === undefined) throw new BodyCorrupt(`the body under ${digest} has no beginning`);
  const rest: string[] = [];
  const indexes = Array.from({ length: Number(count) - 1 }, (_, index) => index + 1);
  for (let begun = 0; begun < indexes.length; begun += CHUNKS_AT_ONCE) {
    const some = indexes.slice(begun, begun + CHUNKS_AT_ONCE);
    rest.push(...(await Promise.all(some.map((index) => getChunk(store, partition, digest, index)))));
  }
  const text = first.value.slice(beginning.length) + rest.join('');
  if (digestOf(text) !== digest) throw new BodyCorrupt(`the body under ${digest} has another digest`);
  return text;
}

async function getChunk(store: Store, partition: string, digest: Digest, index: number): Promise<string> {
  const chunk = await store.get({ partition, row: chunkRow(digest, index) });
  if (chunk === null) throw new BodyCorrupt(`the body under ${digest} lacks chunk ${index}`);
  return chunk.value;
}

/** Where the chunks of bodies stand. */
export const bodyRows = rowsUnder('body');

function chunkRow(digest: Digest, index: number): string {
  return joinKey('body', digest, String(index));
}

/** Of which body the row is a chunk. */
export function digestInRow(row: string): Digest {
  return keyParts(row)[1] ?? '';
}

/**
 * The first chunk begins with their number. Writing over an equal body is harmless, so no condition is needed, and needed
 * itself: the new ETags tell the sweep that somebody is about to point to it.
 */
function chunkOperations(digest: Digest, text: string): Operation[] {
  const chunks = chunksOf(text);
  return chunks.map((chunk, index) => ({
    kind: 'put',
    row: chunkRow(digest, index),
    value: index === 0 ? `${chunks.length}\n${chunk}` : chunk,
    expect: 'any',
  }));
}

/** Of a character that is one or two units of the text, UTF-8 takes no more than three bytes a unit. */
const mostBytesEach = 3;

function chunksOf(text: string): string[] {
  if (text.length * mostBytesEach <= CHUNK_BYTES) return [text];
  // The store looks at what it is given: bytes would come as what stands for a lone surrogate.
  assertText(text);
  const bytes = Buffer.from(text);
  const chunks: string[] = [];
  let start = 0;
  do {
    const end = characterStart(bytes, Math.min(start + CHUNK_BYTES, bytes.length));
    chunks.push(bytes.toString('utf8', start, end));
    start = end;
  } while (start < bytes.length);
  return chunks;
}

/** The nearest place, not after this one, where no UTF-8 character is cut. */
function characterStart(bytes: Buffer, place: number): number {
  let start = place;
  while (((bytes[start] ?? 0) & 0b1100_0000) === 0b1000_0000) start -= 1;
  return start;
}

function* batches(operations: readonly Operation[]): Generator<Operation[]> {
  let batch: Operation[] = [];
  let batchBytes = 0;
  for (const operation of operations) {
    const bytes = operation.kind === 'put' ? Buffer.byteLength(operation.value) : 0;
    if (batch.length === MAX_OPERATIONS || batchBytes + bytes > MAX_BATCH_BYTES) {
      yield batch;
      batch = [];
      batchBytes = 0;
    }
    batch.push(operation);
    batchBytes += bytes;
  }
  if (batch.length > 0) yield batch;
}
