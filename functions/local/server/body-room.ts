// Room for the bodies of requests: each is read only as far as its function asks for it, and all together take a bounded part of memory.
import type { IncomingMessage } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import { RequestRefusal } from '../../usecases/request-refusal';

/** What all bodies may come to that are held at once: four of the largest, or a hundred submissions of some thousand sheets. */
const MOST_BYTES = 128 * 1024 * 1024;
/** So much of each body is not counted, so that a few who send much keep nobody from sending little. */
const FREE_BYTES = 256 * 1024;

export interface HeldBody {
  /** Errors with RequestRefusal where the request breaks off, or there is no room for more. */
  readonly body: ReadableStream<Uint8Array>;
  /** The body is of no use any more; what of it was not read is let go as it comes. */
  release(): void;
}

/** Nothing of a body is taken in before it is read, so that whoever is refused by their token has nothing held for them. */
export function bodyRoom(most = MOST_BYTES, free = FREE_BYTES): (incoming: IncomingMessage) => HeldBody {
  let held = 0;
  return (incoming) => {
    let [size, counted] = [0, 0];
    const pieces = incoming.iterator({ destroyOnReturn: false });
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      try {
        return (await pieces.next()) as IteratorResult<Uint8Array>;
      } catch {
        throw new RequestRefusal('malformed', 'The request ended in the middle');
      }
    };
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await next();
          if (done) return controller.close();
          size += value.length;
          const more = Math.max(0, size - free) - counted;
          if (held + more > most) throw new RequestRefusal('unavailable', 'Too much is being sent at once');
          counted += more;
          held += more;
          controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
    return {
      body,
      release: () => {
        held -= counted;
        counted = 0;
        // Whoever is still sending gets the answer only where it is read on.
        void pieces.return?.().then(() => incoming.resume());
      },
    };
  };
}
