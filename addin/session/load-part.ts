// Loads a part of the product that nobody needs at once: over a network that may be gone, of a release that may have been replaced.
import { NetworkFailure, PartReplaced } from './failures';

/** What answers no later than this is there. */
const PATIENCE_MS = 10_000;

/** What `load` imports, or makes with what it imports; rejects with NetworkFailure, or with PartReplaced where its file is no longer there. */
export function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  return load().catch(async (error: unknown) => {
    // What webpack says of a file that did not come; any other error is of the part itself.
    const isPart = error instanceof Error && 'request' in error && typeof error.request === 'string';
    throw isPart ? await partFailure(error, String(error.request)) : error;
  });
}

/** Why a part did not come. Where its own `file` is not known, the scripts of the page tell: their names change with each part's. */
export async function partFailure(cause: unknown, file?: string): Promise<NetworkFailure | PartReplaced> {
  const files = file === undefined ? ownScripts() : [file];
  const gone = await Promise.all(files.map(isGone));
  return gone.includes(true) ? new PartReplaced({ cause }) : new NetworkFailure({ cause });
}

const ownScripts = (): string[] =>
  [...document.scripts].map(({ src }) => src).filter((src) => src.startsWith(`${window.location.origin}/`));

async function isGone(file: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(file, { method: 'HEAD', cache: 'no-store', signal }).catch(() => null);
  return answer?.status === 404;
}
