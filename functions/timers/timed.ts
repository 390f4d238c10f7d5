// The shell around every timer function: what it did becomes a line of the log; whatever goes wrong is told there and fails the call.
import type { TimerFunctionOptions } from '@azure/functions';
import { logLine, toldError } from '../error-log';
import type { Service } from '../service';

/** A timer function, still to be given its service. */
export interface Timed {
  readonly id: string;
  /** NCRONTAB: six fields, seconds first, in the time zone of the host */
  readonly schedule: string;
  readonly handler: (open: () => Promise<Service>) => TimerFunctionOptions['handler'];
}

/** Takes an error that does not end the work. */
export type Tell = (error: unknown) => void;

/** `work` gives what it did, in numbers. */
export function timed(
  id: string,
  schedule: string,
  work: (service: Service, tell: Tell) => Promise<Readonly<Record<string, number>>>,
): Timed {
  const handler: Timed['handler'] = (open) => async (_, context) => {
    const line = { invocation: context.invocationId, timer: id };
    let failed = false;
    const tell: Tell = (error) => {
      failed = true;
      context.error(logLine({ ...line, error: toldError(error) }));
    };
    try {
      context.info(logLine({ ...line, ...(await work(await open(), tell)) }));
    } catch (error) {
      tell(error);
    }
    // The host logs what is thrown as it stands: nothing of what somebody wrote may be in it.
    if (failed) throw new Error(`The timer function ${id} failed: see its errors in the log`);
  };
  return { id, schedule, handler };
}
