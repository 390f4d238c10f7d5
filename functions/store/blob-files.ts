// Files in Azure Blob Storage, or Azurite: one private container, one block blob a file.
import {
  BlobServiceClient,
  RestError,
  type BlockBlobClient,
  type ContainerClient,
  type ContainerListBlobFlatSegmentResponse,
} from '@azure/storage-blob';
import type { TokenCredential } from '@azure/identity';
import type { Digest } from './bodies';
import { assertDigest, assertDigestOf, folderOf, unchanged } from './file-bytes';
import type { Files, LaidFile } from './files';
import type { Storage } from './storage';
import { StoreUnavailable, type StoreTrouble } from './store';

const TRY_MS = 30_000;
const LONGEST_MS = 90_000;
const LONGEST_PAUSE_MS = 2_000;

const options = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: TRY_MS, retryDelayInMs: 100, maxRetryDelayInMs: LONGEST_PAUSE_MS },
};

/** The files in this container, which is made, private, when it is first needed. `credential` gets the tokens where no connection string opens the account. */
export function blobFiles(storage: Storage, container: string, credential: TokenCredential | null = null): Files {
  return new BlobFiles(() => {
    const service =
      typeof storage === 'string'
        ? BlobServiceClient.fromConnectionString(storage, options)
        : // Every cloud's blobs take tokens made out for the global name, which the client asks for.
          new BlobServiceClient(storage.blobs, credential ?? undefined, options);
    const { protocol, hostname } = new URL(service.url);
    const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
    if (protocol !== 'https:' && !isHere) throw new StoreUnavailable('files go over https only', {}, 'refused');
    return service.getContainerClient(container);
  });
}

class BlobFiles implements Files {
  private made: Promise<ContainerClient> | undefined;

  constructor(private readonly open: () => ContainerClient) {}

  async put(partition: string, digest: Digest, bytes: Uint8Array): Promise<void> {
    assertDigestOf(digest, bytes);
    await this.reach(partition, digest, async (blob) => {
      // Over an equal one, too: the new version tells the sweep that somebody is about to name it.
      const answer = await blob.upload(bytes, bytes.length, {
        blobHTTPHeaders: { blobContentType: 'application/octet-stream' },
        ...limited(),
      });
      assertOwn(answer);
    });
  }

  async get(partition: string, digest: Digest): Promise<Uint8Array | null> {
    assertDigest(digest);
    return this.reach(partition, digest, async (blob) => {
      const answer = await ifThere(() => blob.download(0, undefined, { maxRetryRequests: 1, ...limited() }));
      if (answer === null) return null;
      assertOwn(answer);
      const chunks: Uint8Array[] = [];
      for await (const chunk of answer.readableStreamBody ?? []) chunks.push(Buffer.from(chunk));
      return unchanged(digest, Buffer.concat(chunks));
    });
  }

  async has(partition: string, digest: Digest): Promise<boolean> {
    assertDigest(digest);
    return this.reach(partition, digest, async (blob) => {
      const answer = await ifThere(() => blob.getProperties(limited()));
      if (answer !== null) assertOwn(answer);
      return answer !== null;
    });
  }

  async *list(partition: string): AsyncGenerator<LaidFile> {
    const prefix = `${folderOf(partition)}/`;
    let next: string | undefined;
    do {
      const { found, marker } = await this.page(prefix, next);
      yield* found;
      next = marker;
    } while (next !== undefined);
  }

  async remove(partition: string, digest: Digest, version?: string): Promise<boolean> {
    assertDigest(digest);
    return this.reach(partition, digest, async (blob) => {
      const conditions = version === undefined ? {} : { conditions: { ifMatch: version } };
      try {
        assertOwn(await blob.delete({ deleteSnapshots: 'include', ...conditions, ...limited() }));
        return true;
      } catch (error) {
        if (isAbsent(error) || codeOf(error) === 'ConditionNotMet') return false;
        throw error;
      }
    });
  }

  private page(prefix: string, marker: string | undefined): Promise<{ found: LaidFile[]; marker: string | undefined }> {
    return this.inContainer(async (container) => {
      const pages = container
        .listBlobsFlat({ prefix, ...limited() })
        .byPage({ maxPageSize: 1_000, ...(marker !== undefined && { continuationToken: marker }) });
      const { value } = await pages.next();
      const page = value as ContainerListBlobFlatSegmentResponse | undefined;
      assertOwn(page);
      const found = page.segment.blobItems.map(({ name, properties }) => ({
        digest: name.slice(prefix.length),
        bytes: properties.contentLength ?? 0,
        version: `"${properties.etag.replaceAll('"', '')}"`,
      }));
      return { found, marker: page.continuationToken === '' ? undefined : page.continuationToken };
    });
  }

  private reach<Answer>(
    partition: string,
    digest: Digest,
    work: (blob: BlockBlobClient) => Promise<Answer>,
  ): Promise<Answer> {
    return this.inContainer((container) => work(container.getBlockBlobClient(`${folderOf(partition)}/${digest}`)));
  }

  private async inContainer<Answer>(work: (container: ContainerClient) => Promise<Answer>): Promise<Answer> {
    try {
      this.made ??= this.make();
      return await work(await this.made);
    } catch (cause) {
      throw asUnavailable(cause);
    }
  }

  /** Tried anew by whoever comes next where it failed. */
  private async make(): Promise<ContainerClient> {
    try {
      const container = this.open();
      try {
        assertOwn(await container.create(limited()));
      } catch (error) {
        if (codeOf(error) !== 'ContainerAlreadyExists') throw error;
      }
      return container;
    } catch (error) {
      this.made = undefined;
      throw error;
    }
  }
}

function limited(): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(LONGEST_MS) };
}

/** Anything between it and us may answer in the service's stead, with a success, too. */
function assertOwn(answer: { readonly requestId?: string } | undefined): asserts answer {
  if (answer?.requestId === undefined) throw new StoreUnavailable('not Blob Storage itself has answered');
}

async function ifThere<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await work();
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Only the service says so by its own code; a container that is gone is no answer about a blob. */
function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'BlobNotFound';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof RestError ? error.response?.headers.get('x-ms-error-code') : undefined;
}

/** The failure as the store's own. Its message quotes no body. */
function asUnavailable(cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  if (!(cause instanceof RestError) || cause.statusCode === undefined) {
    const said = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    return new StoreUnavailable(`Blob Storage failed: ${said}`, { cause });
  }
  const { statusCode } = cause;
  const what = [statusCode, codeOf(cause)].filter((part) => part !== undefined).join(' ');
  return new StoreUnavailable(`Blob Storage answered ${what}`, { cause }, troubleOf(statusCode));
}

/** Statuses from 400 to 499 that another try may mend: too slow, too many, a conflict, or a container or gateway that is not there yet. */
const passing = [404, 408, 409, 412, 425, 429];

function troubleOf(status: number): StoreTrouble {
  return status >= 400 && status < 500 && !passing.includes(status) ? 'refused' : 'unreachable';
}
