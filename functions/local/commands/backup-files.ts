// The photos and files of a backup: a folder beside the one file, with exactly those that its rows tell of.
import {
  constants,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { folderOf, isFileName } from '../../store/file-bytes';
import { partitionsOf } from '../../store/sqlite-copy';
import { readSqliteFile } from '../../store/sqlite-store';
import { chainIn } from '../../usecases/chains';
import { keptFiles } from '../../usecases/kept-files';

type Carry = (from: string, to: string) => void;

/** Onto the disk, of its own: what becomes of the other one later does not matter. */
export const copied: Carry = (from, to) => {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  const descriptor = openSync(to, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** The same bytes under a second name: none of ours is ever written over in place. */
export const linked: Carry = linkSync;

export const moved: Carry = renameSync;

/** Carries every file of a folder of files into another one, over what stands there under the same digest. */
export function carryFiles(from: string, to: string, carry: Carry): void {
  for (const name of namesIn(from)) carryFile(join(from, name), join(to, name), carry);
}

function carryFile(from: string, to: string, carry: Carry): void {
  mkdirSync(dirname(to), { recursive: true });
  if (carry === linked) rmSync(to, { force: true });
  carry(from, to);
}

/**
 * Brings a folder that was filled while people worked to what the rows of the file tell: what they have kept since is fetched from
 * `source`, what they destroyed or let go is left out.
 */
export async function matchFiles(file: string, folder: string, source: string): Promise<void> {
  const told = await filesTold(file);
  for (const name of namesIn(folder)) if (!told.has(name)) rmSync(join(folder, name));
  for (const name of told) {
    const from = join(source, name);
    // One that is nowhere is told by the verification.
    if (!existsSync(join(folder, name)) && existsSync(from)) carryFile(from, join(folder, name), copied);
  }
}

async function filesTold(file: string): Promise<Set<string>> {
  const store = await readSqliteFile(file);
  try {
    const told = new Set<string>();
    for (const partition of partitionsOf(file)) {
      const chain = chainIn(partition)?.chain;
      if (chain?.kind !== 'period') continue;
      for await (const { digest, destroyed } of keptFiles({ store, chain })) {
        if (destroyed === undefined) told.add(join(folderOf(partition), digest));
      }
    }
    return told;
  } finally {
    await store.close();
  }
}

/** `<folder of the partition>/<digest>` of everything that was written to its end. */
function namesIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter(isFileName)
      .map((name) => join(folder, name)),
  );
}
