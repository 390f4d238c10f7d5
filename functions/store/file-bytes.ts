// The bytes of a file and the digest that names it: held against each other whenever they are written or read.
import { createHash } from 'node:crypto';
import type { Digest } from './bodies';
import { digestOf } from './bodies';
import { StoreUnavailable } from './store';

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
