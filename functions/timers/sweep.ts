// The sweep by the clock, and what organisations keep no longer: once a day, at an hour when nobody submits.
import { carryOutRetention } from '../usecases/retention';
import { sweep as sweepBodies } from '../usecases/sweep';
import { sweepJobs } from '../usecases/sweep-jobs';
import { whole } from '../upgrade/brought-in';
import { timed } from './timed';

/** Half of what `host.json` allows a call: a partition that is begun is swept to its end. */
const longestMs = 5 * 60 * 1000;

export const sweep = timed('sweep', '0 30 18 * * *', async (service, tell) => {
  const stop = AbortSignal.timeout(longestMs);
  const organisations = await whole(service.store, service.organisations);
  // First what has been kept long enough: the bytes of its files go with the sweep, if a crash leaves them.
  const went = await carryOutRetention(service, organisations, tell, stop);
  const jobs = await sweepJobs(service, tell);
  return { ...went, jobs, ...(await sweepBodies(service, organisations, tell, stop)) };
});
