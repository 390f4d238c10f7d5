// The sweep by the clock: once a day, at an hour when nobody submits.
import { sweep as sweepBodies } from '../usecases/sweep';
import { timed } from './timed';

/** Half of what `host.json` allows a call: a partition that is begun is swept to its end. */
const longestMs = 5 * 60 * 1000;

export const sweep = timed('sweep', '0 30 18 * * *', async (service, tell) => ({
  ...(await sweepBodies(service, service.organisations, tell, AbortSignal.timeout(longestMs))),
}));
