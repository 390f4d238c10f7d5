// Why a worker told of an error: its own, or that its file did not come.
import { partFailure } from './load-part';

/** What is within the worker has a message; that its file did not come has none. Never rejects. */
export async function workerFailure(event: Event): Promise<Error> {
  if (event instanceof ErrorEvent) return new Error(event.message);
  return partFailure(event);
}
