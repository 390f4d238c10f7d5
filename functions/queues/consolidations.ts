// Consolidations that are done later: a message only wakes the function, what is to be done stands in the store.
import { waitingConsolidations, wakeSchema } from '../usecases/later-consolidation';
import { runConsolidation } from '../usecases/run-consolidation';
import { queued } from './queued';

export const consolidations = queued(
  'consolidations',
  wakeSchema,
  async (service, wake, invocation) => ({ outcome: await runConsolidation(service, wake, invocation) }),
  waitingConsolidations,
);
