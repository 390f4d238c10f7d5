// Reminders by the clock: every full hour, of which the use case takes those of the organisation's day, whatever the host's time zone.
import { remindRound } from '../usecases/remind-round';
import { whole } from '../upgrade/brought-in';
import { timed } from './timed';

/** Half of what `host.json` allows a call: a message that is begun is sent. */
const longestMs = 5 * 60 * 1000;

export const reminders = timed('reminders', '0 0 * * * *', async (service, tell) => ({
  ...(await remindRound(
    service,
    await whole(service.store, service.organisations),
    tell,
    AbortSignal.timeout(longestMs),
  )),
}));
