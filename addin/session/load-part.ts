// Loads a part of the product that nobody needs at once: over a network that may be gone, of a release that may have been replaced.
import { NetworkFailure, PartReplaced } from './failures';

/** What `load` imports; rejects with NetworkFailure, or with PartReplaced where its file is no longer there. */
export function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  return load().catch(async (error: unknown) => {
    throw await failureOf(error);
  });
}

async function failureOf(error: unknown): Promise<unknown> {
  // What webpack says of a file that did not come; any other error is of the part itself.
  if (!(error instanceof Error) || !('request' in error) || typeof error.request !== 'string') return error;
  const answer = await fetch(error.request, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer?.status === 404 ? new PartReplaced({ cause: error }) : new NetworkFailure({ cause: error });
}
