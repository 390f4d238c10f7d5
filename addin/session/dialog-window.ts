// The sign-in window and its one answer, whoever signs people in there.
import { parseDialogMessage, type DialogMessage } from './dialog-message';
import type { DialogEvents, HostDialog, SignInHost } from './sign-in-host';

/** Opens the window at an address of our own origin and waits for the answer with this state; an AbortError where the person closes it or stops waiting. */
export async function answerOf(
  host: Pick<SignInHost, 'openDialog'>,
  address: string,
  state: string,
  signal: AbortSignal | undefined,
): Promise<DialogMessage> {
  const { origin } = new URL(address);
  const stopped = (why: string) => new DOMException(why, 'AbortError');
  let window: HostDialog | undefined;
  try {
    return await new Promise<DialogMessage>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(stopped('the person stopped waiting')));
      const events: DialogEvents = {
        message(text, from) {
          const message = parseDialogMessage(text);
          // Older Office does not tell the origin; then the state alone says whose answer it is.
          if (message?.state === state && (from === undefined || from === origin)) resolve(message);
        },
        closed() {
          // Office takes it amiss when a window is closed that is closed already.
          window = undefined;
          reject(stopped('the sign-in window was closed'));
        },
      };
      host.openDialog(address, events).then((opened) => (window = opened), reject);
    });
  } finally {
    window?.close();
  }
}
