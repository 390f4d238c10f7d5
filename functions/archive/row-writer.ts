// Rows written one after the other as if each were alone, in batches as large as a store takes.
import { MAX_BATCH_BYTES, MAX_OPERATIONS } from '../store/limits';
import type { Operation, Store } from '../store/store';

export class RowWriter {
  private partition = '';
  private operations = new Map<string, Operation>();
  private bytes = 0;

  /** `before` is awaited before each batch: it may refuse that anything more is written. */
  constructor(
    private readonly store: Store,
    private readonly before: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** What the row holds from now on; null: nothing. It may stand there only once `flush` has resolved. */
  async add(partition: string, row: string, value: string | null): Promise<void> {
    const size = value === null ? 0 : Buffer.byteLength(value);
    const isFull = this.operations.size === MAX_OPERATIONS || this.bytes + size > MAX_BATCH_BYTES;
    if (partition !== this.partition || isFull || this.operations.has(row)) await this.flush();
    this.partition = partition;
    if (value === null) return this.remove(row);
    this.operations.set(row, { kind: 'put', row, value, expect: 'any' });
    this.bytes += size;
  }

  async flush(): Promise<void> {
    if (this.operations.size > 0) {
      await this.before();
      await this.store.batch(this.partition, [...this.operations.values()]);
    }
    this.operations = new Map();
    this.bytes = 0;
  }

  /** By itself, since a row that is not there would hold up its batch. */
  private async remove(row: string): Promise<void> {
    await this.flush();
    const key = { partition: this.partition, row };
    const stored = await this.store.get(key);
    if (stored !== null) await this.store.remove(key, stored.etag);
  }
}
