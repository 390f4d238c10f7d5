// The folder beside an archive in which it is laid out as a store of its own, to be verified: it goes when the work ends, and what a kill left of one goes with the next.
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unavailable } from '../store/sqlite-trouble';
import { StoreUnavailable } from '../store/store';
import { ArchiveRefused } from './archive-refused';

const name = '.scorebook-archive-';
const DAY_MS = 24 * 60 * 60 * 1000;
/** No command works for so long: what is older was left by a machine that does not come back. */
const longestMs = 7 * DAY_MS;

/** In no encoded host's name: that of one machine may go on where another's ends. */
const separator = '@';

/** Whose folder it is, so that another command on this machine knows whether somebody is still at it. */
const ours = `${name}${encodeURIComponent(hostname())}${separator}`;

/** Throws ArchiveRefused where there is no room, or no right, beside the file. */
export async function laidOut<Answer>(file: string, work: (folder: string) => Promise<Answer>): Promise<Answer> {
  const place = dirname(resolve(file));
  let folder: string;
  try {
    removeLeft(place);
    folder = mkdtempSync(join(place, `${ours}${process.pid}${separator}`));
  } catch (cause) {
    throw refusal(file, unavailable(`Nothing can be written in ${place}`, cause));
  }
  try {
    return await work(folder);
  } catch (error) {
    const isOfFolder = error instanceof StoreUnavailable && error.message.includes(folder);
    throw isOfFolder ? refusal(file, error) : error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws ArchiveRefused where the disk has no room for what an archive holds, before it is filled. */
export function assertRoomBeside(file: string, bytes: number): void {
  const place = dirname(resolve(file));
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  if (bytes <= free) return;
  throw new ArchiveRefused(
    `${file} holds ${inMiB(bytes)} MiB, and ${place} has room for ${inMiB(free)}: it is laid out there to be verified; free some, or put the ` +
      'archive on a larger disk',
  );
}

const inMiB = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

function refusal(file: string, error: unknown): unknown {
  if (!(error instanceof StoreUnavailable)) return error;
  return new ArchiveRefused(
    `${error.message}. ${file} is laid out beside itself to be verified, which takes as much room as what it holds: nothing was changed; free some, ` +
      'give the right to write there, or take another place for it',
  );
}

function removeLeft(place: string): void {
  for (const left of readdirSync(place).filter((one) => one.startsWith(name))) {
    const folder = join(place, left);
    const found = statSync(folder, { throwIfNoEntry: false });
    // Whoever it was of has taken it away.
    if (found === undefined) continue;
    const pid = left.startsWith(ours) ? Number(left.slice(ours.length).split(separator)[0]) : NaN;
    const isLeft = Number.isSafeInteger(pid) && !isAlive(pid);
    if (isLeft || Date.now() - found.mtimeMs > longestMs) rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of somebody else's process only that it is there may be known.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
