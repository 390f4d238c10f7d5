// Writes organisations of a store, as they are at one moment, into one compressed file, while people go on working.
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { everyRow } from '../store/encode-key';
import { rows } from '../store/rows';
import { unavailable } from '../store/sqlite-trouble';
import type { Store } from '../store/store';
import { noticesOf } from '../usecases/notices';
import { severalAtOnce } from '../usecases/several-at-once';
import { ArchiveRefused } from './archive-refused';
import { FollowedPartition, rowFrame } from './follow-partition';
import { archiveForm, bytesOf, textOfHeader, type Frame, type Header } from './frames';
import { chainsKeptOf } from './chains-kept';

export interface ArchiveAsked {
  readonly store: Store;
  readonly organisations: readonly string[];
  /** of the store */
  readonly format: number;
  readonly version: string;
  readonly at: string;
}

/** Rounds over all partitions, before the archive is given up because something moves in each of them. */
const mostRounds = 500;
/** Ends of chains asked for at once. */
const endsAtOnce = 16;

/**
 * Writes a new file, durably, for its owner alone. Throws ArchiveRefused where the store is damaged or changes all the time, and where the file
 * cannot be written.
 */
export async function writeArchive(asked: ArchiveAsked, file: string): Promise<void> {
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(Readable.from(archived(asked), { objectMode: false }), createGzip(), target);
  } catch (error) {
    if (target.errored === null || target.errored !== error) throw error;
    const { message } = unavailable(`${file} cannot be written`, error) as Error;
    throw new ArchiveRefused(`${message}. Nothing is left of it: free some room, or take another place`);
  }
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The bytes of an archive, before they are compressed. */
async function* archived({ store, organisations, format, version, at }: ArchiveAsked): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const digested = (bytes: Buffer, ...more: Hash[]) => {
    for (const hash of [whole, ...more]) hash.update(bytes);
    return bytes;
  };
  const header: Header = {
    ...{ scorebook: 'archive', form: archiveForm, format, version, madeAt: at },
    organisations: [...organisations],
  };
  yield digested(textOfHeader(header));
  let parts = 0;
  async function* part(name: string, frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    yield digested(bytesOf({ line: { part: name } }), hash);
    for await (const frame of frames) yield digested(bytesOf(frame), hash);
    yield digested(bytesOf({ line: { over: name, digest: hash.digest('hex') } }));
    parts += 1;
  }
  const followed = new Map<string, FollowedPartition>();
  for (let round = 0; ; round += 1) {
    if (round === mostRounds)
      throw new ArchiveRefused('People change it all the time: make the archive at a quieter hour');
    const moved = await movedSince(store, organisations, followed);
    if (moved.length === 0) break;
    for (const partition of moved) yield* part(partition.partition, partition.frames());
  }
  for (const partition of followed.values()) partition.assertWhole();
  for (const organisation of organisations)
    yield* part(noticesOf(organisation), everyRowOf(store, noticesOf(organisation)));
  for (const { partition, end } of followed.values()) {
    if (end.sequence === 0) continue;
    yield digested(bytesOf({ line: { chain: partition, end: { sequence: end.sequence, digest: end.digest } } }));
  }
  yield bytesOf({ line: { parts, digest: whole.digest('hex') } });
}

/**
 * The partitions that are new or have changed. Where there is none, all that was read stood in the store at once, at the moment when this
 * was asked: each partition was as it had been read before, and has not changed until it was looked at after.
 */
async function movedSince(
  store: Store,
  organisations: readonly string[],
  followed: Map<string, FollowedPartition>,
): Promise<FollowedPartition[]> {
  for (const organisation of organisations) {
    for (const chain of await chainsKeptOf(store, organisation)) {
      if (!followed.has(chain.partition)) followed.set(chain.partition, new FollowedPartition(store, chain));
    }
  }
  const moved = new Set<FollowedPartition>();
  await severalAtOnce(followed.values(), endsAtOnce, async (one) => {
    if (await one.hasMoved()) moved.add(one);
  });
  return [...followed.values()].filter((one) => moved.has(one));
}

async function* everyRowOf(store: Store, partition: string): AsyncGenerator<Frame> {
  for await (const stored of rows(store, partition, everyRow)) yield rowFrame(stored);
}
