// Whatever keeps photos and files (照片与附件): bytes under their digest, beside the rows of a partition. Which of them count, rows say.
import { createHash } from 'node:crypto';
import type { Digest } from './bodies';
import { digestOf } from './bodies';
import { StoreUnavailable } from './store';

/** A file as it lies there; `version` is another one after every writing, of the same bytes, too. */
export interface LaidFile {
  readonly digest: Digest;
  readonly bytes: number;
  readonly version: string;
}

/** Every method rejects with StoreUnavailable where the keeper does not answer, never with an empty answer. */
export interface Files {
  /** Keeps bytes under their digest, durably: whole once this resolves, else whole or not at all. Throws where they have another one. */
  put(partition: string, digest: Digest, bytes: Uint8Array): Promise<void>;
  /** The bytes, checked against the digest; null where there are none. Rejects with FileChanged where they have another one. */
  get(partition: string, digest: Digest): Promise<Uint8Array | null>;
  has(partition: string, digest: Digest): Promise<boolean>;
  list(partition: string): AsyncIterable<LaidFile>;
  /** False, and nothing done, where there is none, or none of this version where one is named. */
  remove(partition: string, digest: Digest, version?: string): Promise<boolean>;
}

/** Thrown when what is kept under the digest is not what was written. */
export class FileChanged extends StoreUnavailable {
  override readonly name = 'FileChanged';

  constructor(digest: Digest) {
    super(`the file under ${digest} has another digest`, {}, 'damaged');
  }
}

/** SHA-256 of the bytes, as 64 hex digits. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where the files of a partition lie: its key may be longer, and of other characters, than folders take. */
export function folderOf(partition: string): string {
  return digestOf(partition);
}

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a name is one that a file has. */
export function isFileName(name: string): boolean {
  return DIGEST.test(name);
}

/** No other text comes near a path or an address. */
export function assertDigest(digest: Digest): void {
  if (!isFileName(digest)) throw new RangeError('no digest names this file');
}

export function assertDigestOf(digest: Digest, bytes: Uint8Array): void {
  assertDigest(digest);
  if (digestOfBytes(bytes) !== digest) throw new RangeError('the bytes have another digest');
}

/** The bytes as they were read; rejected where they are others. */
export function unchanged(digest: Digest, bytes: Uint8Array): Uint8Array {
  if (digestOfBytes(bytes) !== digest) throw new FileChanged(digest);
  return bytes;
}
