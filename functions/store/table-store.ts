// The store in Azure Table Storage, or Azurite: one table, one entity per record, the value as UTF-8 in binary properties.
import type { TableEntityResult, TableServiceClientOptions, TransactionAction } from '@azure/data-tables';
import { TableClient, odata } from '@azure/data-tables';
import { blobFiles } from './blob-files';
import { boundAfter } from './encode-key';
import type { Files } from './files';
import { assertBatch, assertGet, assertLimit, assertRange } from './limits';
import type { BatchResult, Key, KeyPage, Operation, Page, PartitionPage, Range, Store, Stored } from './store';
import { StoreUnavailable } from './store';
import {
  LONGEST_PAUSE_MS,
  OWN_ETAG,
  asUnavailable,
  batchOutcome,
  isAbsent,
  isChanged,
  isTableThere,
  ownAnswers,
  ownEtag,
} from './table-answers';
import { credentialOf, madeOutFor, tableScope, type Storage } from './storage';
import { isOnThisMachine, usualContainer } from './table-settings';

/** Azure takes 64 KiB a property; text properties are counted as UTF-16, which would double Latin text. */
const PROPERTY_BYTES = 64 * 1024;
const TIMEOUT_MS = 30_000;

type Entity = TableEntityResult<Record<string, unknown>>;

/** Opens the store in this table, which is made if it is not there, and this container for files. Plain HTTP is allowed to this machine only. */
export async function openTableStore(
  storage: Storage,
  tableName: string,
  container: string = usualContainer,
): Promise<Store> {
  const credential = typeof storage === 'string' ? null : await credentialOf(storage);
  const client = (maxRetries: number) => {
    const options: TableServiceClientOptions = {
      retryOptions: { maxRetries, retryDelayInMs: 100, maxRetryDelayInMs: LONGEST_PAUSE_MS },
      additionalPolicies: [{ policy: ownAnswers, position: 'perRetry' }],
    };
    if (typeof storage !== 'string' && credential !== null) {
      return new TableClient(storage.tables, tableName, madeOutFor(tableScope(storage.tables), credential), options);
    }
    const connection = storage as string;
    return TableClient.fromConnectionString(connection, tableName, {
      ...options,
      allowInsecureConnection: isOnThisMachine(connection),
    });
  };
  const reader = client(3);
  await reach(async () => {
    try {
      await reader.createTable(timeout());
    } catch (error) {
      if (!isTableThere(error)) throw error;
    }
  });
  // A write that is sent again after a lost answer would meet its own first sending as a conflict.
  return new TableStore(reader, client(0), blobFiles(storage, container, credential));
}

class TableStore implements Store {
  readonly kind = 'table';
  private open = true;

  constructor(
    private readonly reader: TableClient,
    private readonly writer: TableClient,
    readonly files: Files,
  ) {}

  async get(key: Key): Promise<Stored | null> {
    assertGet(key);
    this.assertOpen();
    return reach(async () => {
      try {
        return fromEntity(await this.reader.getEntity(key.partition, key.row, timeout()));
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    });
  }

  async batch(partition: string, operations: readonly Operation[]): Promise<BatchResult> {
    assertBatch(partition, operations);
    this.assertOpen();
    const foreign = operations.find(expectsForeignEtag);
    if (foreign !== undefined) return { written: false, conflict: foreign.row };
    if (operations.length === 0) return { written: true, etags: [] };
    const actions = operations.map((operation) => toAction(partition, operation));
    return reach(() => batchOutcome(operations, () => this.writer.submitTransaction(actions, timeout())));
  }

  async range(partition: string, range: Range): Promise<Page> {
    const { entities, next } = await this.entities(partition, range);
    return { rows: entities.map(fromEntity), next };
  }

  async keys(partition: string, range: Range): Promise<KeyPage> {
    const { entities, next } = await this.entities(partition, range, ['RowKey']);
    return { rows: entities.map(rowOf), next };
  }

  async partitions({ from, to, limit }: Range): Promise<PartitionPage> {
    const most = assertLimit({ from, to, ...(limit === undefined ? {} : { limit }) });
    this.assertOpen();
    const partitions: string[] = [];
    let first = from;
    for (;;) {
      const partition = await this.firstPartition(first, to);
      if (partition === null) return { partitions, next: null };
      if (partitions.length === most) return { partitions, next: first };
      partitions.push(partition);
      first = boundAfter(partition);
    }
  }

  async remove(key: Key, etag: string): Promise<boolean> {
    assertGet(key);
    this.assertOpen();
    if (!OWN_ETAG.test(etag)) return false;
    return reach(async () => {
      try {
        await this.writer.deleteEntity(key.partition, key.row, { etag: `W/"${etag}"`, ...timeout() });
        return true;
      } catch (error) {
        if (isAbsent(error) || isChanged(error)) return false;
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.open = false;
  }

  /** The first partition of a stretch: the table's rows stand in the order of partitions, whose other rows are not read. */
  private async firstPartition(from: string, to: string): Promise<string | null> {
    return reach(async () => {
      const pages = this.reader
        .listEntities({
          queryOptions: { filter: odata`PartitionKey ge ${from} and PartitionKey lt ${to}`, select: ['PartitionKey'] },
          onResponse: (answer, _, error) => error ?? assertList(answer.parsedBody),
          ...timeout(),
        })
        .byPage({ maxPageSize: 1 });
      // Azure may answer with no row and a continuation, as where a server of the table holds none of them.
      for await (const [first] of pages) if (first !== undefined) return partitionOf(first);
      return null;
    });
  }

  /** One page of a range: whole entities, or these properties of each. */
  private async entities(partition: string, range: Range, select?: string[]) {
    const limit = assertRange(partition, range);
    this.assertOpen();
    return reach(async () => {
      const pages = this.reader
        .listEntities({
          queryOptions: {
            filter: odata`PartitionKey eq ${partition} and RowKey ge ${range.from} and RowKey lt ${range.to}`,
            ...(select ? { select } : {}),
          },
          onResponse: (answer, _, error) => error ?? assertList(answer.parsedBody),
          ...timeout(),
        })
        .byPage({ maxPageSize: limit });
      const found: Entity[] = [];
      let more = false;
      // Azure may answer with fewer rows than asked for, even none, and a continuation.
      for await (const page of pages) {
        found.push(...page);
        more = page.continuationToken !== undefined || found.length > limit;
        if (found.length >= limit) break;
      }
      const entities = found.slice(0, limit);
      const last = entities.at(-1);
      return { entities, next: more && last !== undefined ? boundAfter(rowOf(last)) : null };
    });
  }

  private assertOpen(): void {
    if (!this.open) throw new StoreUnavailable('the table store is closed');
  }
}

function timeout(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(TIMEOUT_MS) };
}

async function reach<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (cause) {
    throw asUnavailable(cause);
  }
}

function toAction(partitionKey: string, operation: Operation): TransactionAction {
  const key = { partitionKey, rowKey: operation.row };
  if (operation.kind === 'delete') return ['delete', key];
  const entity = { ...key, ...toProperties(operation.value) };
  if (operation.expect === 'any') return ['upsert', entity, 'Replace'];
  if ('absent' in operation.expect) return ['create', entity];
  return ['update', entity, 'Replace', { etag: `W/"${operation.expect.etag}"` }];
}

function toProperties(value: string): Record<string, Uint8Array> {
  const bytes = Buffer.from(value);
  const count = Math.max(1, Math.ceil(bytes.length / PROPERTY_BYTES));
  const chunk = (index: number) => bytes.subarray(index * PROPERTY_BYTES, (index + 1) * PROPERTY_BYTES);
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`value${index}`, chunk(index)]));
}

function fromEntity(entity: Entity): Stored {
  const chunks: Uint8Array[] = [];
  for (let chunk = entity['value0']; chunk instanceof Uint8Array; chunk = entity[`value${chunks.length}`]) {
    chunks.push(chunk);
  }
  if (chunks.length === 0) throw new StoreUnavailable('an entity holds no value', {}, 'damaged');
  return { row: rowOf(entity), value: Buffer.concat(chunks).toString(), etag: ownEtag(entity.etag) };
}

/** The client takes whatever has no list for an empty one. */
function assertList(body: unknown): void {
  const isList = typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value);
  if (!isList) throw new StoreUnavailable('Table Storage answered with no list');
}

function rowOf({ rowKey }: Entity): string {
  if (typeof rowKey !== 'string') throw new StoreUnavailable('an entity has no row key');
  return rowKey;
}

function partitionOf({ partitionKey }: Entity): string {
  if (typeof partitionKey !== 'string') throw new StoreUnavailable('an entity has no partition');
  return partitionKey;
}

/** An ETag that this service never gave can match nothing, and must not reach the headers inside a transaction's body. */
function expectsForeignEtag(operation: Operation): boolean {
  if (operation.kind === 'delete' || operation.expect === 'any' || 'absent' in operation.expect) return false;
  return !OWN_ETAG.test(operation.expect.etag);
}
