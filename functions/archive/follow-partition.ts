// Reads a partition while people change it: all of it once, then what its audit chain tells was written since, until nothing has moved.
import { bodyRows } from '../store/bodies';
import type { Digest } from '../store/bodies';
import { rowKeys, rows, rowsBeside } from '../store/rows';
import type { Range, Store, Stored } from '../store/store';
import { endIn, endRow, endRows, entryIn, entryRow, entryRows, noEntry } from '../usecases/audit-rows';
import { markRows, unnamedRows, type Chain } from '../usecases/chains';
import { keptFiles } from '../usecases/kept-files';
import { ArchiveRefused } from './archive-refused';
import type { Frame } from './frames';

/** Read at once: each may have 750 KiB. */
const rowsAtOnce = 64;
/** So often one partition is caught up with before it is left to the next round. */
const mostCatchUps = 50;

/** Beside what is written through the chain: entries and bodies come by themselves, marks of a sweep name writings of this one store. */
const apart: readonly Range[] = [entryRows, bodyRows, endRows, markRows, unnamedRows];

/** One partition, as far as it is in the archive. */
export class FollowedPartition {
  private begun = false;
  private endEtag: string | null = null;
  private sequence = 0;
  private readonly bodies = new Set<string>();
  private readonly files = new Set<Digest>();
  /** a file that a row tells of and that is not there: destroyed meanwhile, or lost */
  private lost: Digest | null = null;
  end: { readonly sequence: number; readonly digest: string } = noEntry;

  constructor(
    private readonly store: Store,
    readonly chain: Chain,
  ) {}

  get partition(): string {
    return this.chain.partition;
  }

  /** Whether anything was changed since it was caught up with. */
  async hasMoved(): Promise<boolean> {
    if (!this.begun) return true;
    return ((await this.endNow())?.etag ?? null) !== this.endEtag;
  }

  /** What is new since the last time. Whoever reads all frames of a partition that has not moved then has all of it. */
  async *frames(): AsyncGenerator<Frame> {
    for (let attempt = 0; attempt < mostCatchUps && (await this.hasMoved()); attempt += 1) yield* this.heads();
    // Bodies and files are there before the rows that name them.
    yield* this.newBodies();
    yield* this.newFiles();
  }

  /** Throws where a file is missing that a row tells of: to be asked once nothing has moved. */
  assertWhole(): void {
    if (this.lost === null) return;
    throw new ArchiveRefused(`The store is damaged: the file ${this.lost} of ${this.partition} is not there`);
  }

  private endNow(): Promise<Stored | null> {
    return this.store.get({ partition: this.partition, row: endRow });
  }

  private async *heads(): AsyncGenerator<Frame> {
    const end = await this.endNow();
    const told = end === null ? noEntry : endIn(end.value);
    if (told === null || told.sequence < this.sequence) throw this.broken(endRow);
    const written = new Set<string>();
    const entries = { from: entryRow(this.sequence + 1), to: entryRow(told.sequence + 1), limit: rowsAtOnce };
    let reached = this.sequence;
    for await (const stored of rows(this.store, this.partition, entries)) {
      const entry = entryIn(this.chain, stored);
      if (entry?.sequence !== reached + 1) throw this.broken(stored.row);
      reached = entry.sequence;
      if (this.begun) for (const row of Object.keys(entry.writes)) written.add(row);
      yield rowFrame(stored);
    }
    if (reached !== told.sequence) throw this.broken(entryRow(reached + 1));
    if (this.begun) {
      for (const row of written) {
        const stored = await this.store.get({ partition: this.partition, row });
        yield stored === null ? { line: { row, gone: true } } : rowFrame(stored);
      }
    } else {
      for await (const stored of rowsBeside(this.store, this.partition, apart, rowsAtOnce)) yield rowFrame(stored);
    }
    if (end !== null) yield rowFrame(end);
    this.begun = true;
    this.endEtag = end?.etag ?? null;
    this.sequence = told.sequence;
    this.end = { sequence: told.sequence, digest: told.digest };
  }

  private async *newBodies(): AsyncGenerator<Frame> {
    if (this.bodies.size === 0) {
      for await (const stored of rows(this.store, this.partition, { ...bodyRows, limit: rowsAtOnce })) {
        this.bodies.add(stored.row);
        yield rowFrame(stored);
      }
      return;
    }
    for await (const row of rowKeys(this.store, this.partition, bodyRows)) {
      if (this.bodies.has(row)) continue;
      const stored = await this.store.get({ partition: this.partition, row });
      // One that a sweep has taken away since was reached from nowhere.
      if (stored === null) continue;
      this.bodies.add(row);
      yield rowFrame(stored);
    }
  }

  private async *newFiles(): AsyncGenerator<Frame> {
    if (this.chain.kind !== 'period') return;
    this.lost = null;
    const kept = new Set<Digest>();
    for await (const { digest, destroyed } of keptFiles({ store: this.store, chain: this.chain })) {
      if (destroyed !== undefined) continue;
      kept.add(digest);
      if (this.files.has(digest)) continue;
      const content = await this.store.files.get(this.partition, digest);
      if (content === null) {
        this.lost = digest;
        continue;
      }
      this.files.add(digest);
      yield { line: { file: digest, bytes: content.length }, content };
    }
    for (const digest of this.files) {
      if (kept.has(digest)) continue;
      this.files.delete(digest);
      yield { line: { file: digest, gone: true } };
    }
  }

  private broken(row: string): ArchiveRefused {
    return new ArchiveRefused(`The store is damaged: the audit chain of ${this.partition} breaks at ${row}; verify it`);
  }
}

export function rowFrame({ row, value }: Pick<Stored, 'row' | 'value'>): Frame {
  const content = Buffer.from(value);
  return { line: { row, bytes: content.length }, content };
}
