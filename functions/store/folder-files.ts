// Files in a folder, for running without a cloud: each is written beside its place, flushed, and then put there by its name.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from './bodies';
import { assertDigest, assertDigestOf, folderOf, isFileName, unchanged } from './file-bytes';
import type { Files, LaidFile } from './files';
import { unavailable } from './sqlite-trouble';

const UNFINISHED = '.unfinished';
/** So long after a writing began nobody is at it any more. */
const FORSAKEN_MS = 24 * 60 * 60 * 1000;

/** The files under a folder, which is made with the first of them. */
export function folderFiles(root: string): Files {
  return new FolderFiles(root);
}

class FolderFiles implements Files {
  constructor(private readonly root: string) {}

  put(partition: string, digest: Digest, bytes: Uint8Array): Promise<void> {
    assertDigestOf(digest, bytes);
    return this.reach(async () => {
      const folder = this.folder(partition);
      const made = await mkdir(folder, { recursive: true });
      if (made !== undefined) for (const place of [this.root, join(this.root, '..')]) await flush(place);
      const unfinished = join(folder, `${digest}.${randomBytes(6).toString('hex')}${UNFINISHED}`);
      try {
        await writeDurably(unfinished, bytes);
        await rename(unfinished, join(folder, digest));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await flush(folder);
    });
  }

  async get(partition: string, digest: Digest): Promise<Uint8Array | null> {
    assertDigest(digest);
    const bytes = await this.reach(() => ifThere(() => readFile(this.fileOf(partition, digest))));
    return bytes && unchanged(digest, bytes);
  }

  async has(partition: string, digest: Digest): Promise<boolean> {
    return (await this.laid(partition, digest)) !== null;
  }

  async *list(partition: string): AsyncGenerator<LaidFile> {
    const folder = this.folder(partition);
    const names = (await this.reach(() => ifThere(() => readdir(folder)))) ?? [];
    for (const name of names.sort()) {
      if (name.endsWith(UNFINISHED)) await this.reach(() => clearForsaken(join(folder, name)));
      const found = isFileName(name) ? await this.laid(partition, name) : null;
      if (found !== null) yield found;
    }
  }

  async remove(partition: string, digest: Digest, version?: string): Promise<boolean> {
    const found = await this.laid(partition, digest);
    if (found === null || (version !== undefined && found.version !== version)) return false;
    await this.reach(async () => {
      await rm(this.fileOf(partition, digest), { force: true });
      await flush(this.folder(partition));
    });
    return true;
  }

  private laid(partition: string, digest: Digest): Promise<LaidFile | null> {
    assertDigest(digest);
    return this.reach(async () => {
      const found = await ifThere(() => stat(this.fileOf(partition, digest), { bigint: true }));
      // Written anew it is another file of another moment.
      return found && { digest, bytes: Number(found.size), version: `${found.ino}-${found.mtimeNs}` };
    });
  }

  private folder(partition: string): string {
    return join(this.root, folderOf(partition));
  }

  private fileOf(partition: string, digest: Digest): string {
    return join(this.folder(partition), digest);
  }

  private async reach<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (cause) {
      throw unavailable(`the files under ${this.root} cannot be used`, cause);
    }
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Onto the disk, as far as the system can; Windows flushes no folders. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a kill has left; one that is being written is younger. */
async function clearForsaken(file: string): Promise<void> {
  const found = await ifThere(() => stat(file));
  if (found !== null && Date.now() - found.mtimeMs > FORSAKEN_MS) await rm(file, { force: true });
}

async function ifThere<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await work();
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
