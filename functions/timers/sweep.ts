// The sweep by the clock: once a day, at an hour when nobody submits.
import type { TimerFunctionOptions } from '@azure/functions';
import type { Service } from '../http/route';
import { sweep as sweepBodies } from '../usecases/sweep';

/** A timer function, still to be given its service. */
export interface Timed {
  readonly id: string;
  /** six fields, seconds first, in UTC */
  readonly schedule: string;
  readonly handler: (open: () => Promise<Service>) => TimerFunctionOptions['handler'];
}

export const sweep: Timed = {
  id: 'sweep',
  schedule: '0 30 18 * * *',
  handler: (open) => async (_, context) => {
    const service = await open();
    const swept = await sweepBodies(service, service.organisations);
    context.info({ invocation: context.invocationId, timer: 'sweep', ...swept });
  },
};
