// Writing over what was read: guarded by its tag, so that what somebody else has written meanwhile is never lost.
import { ApiProblem } from './failures';

/** The header of the guard; `etag` null: where there is nothing yet. */
export const guardedBy = (etag: string | null) =>
  etag === null ? { 'if-none-match': '*' as const } : { 'if-match': etag };

/** False where it has changed meanwhile. */
export async function unlessStale(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'stale') return false;
    throw error;
  }
}
