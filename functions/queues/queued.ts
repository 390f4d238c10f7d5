// The shell around every queue function: what it did becomes a line of the log; whatever goes wrong is told there and fails the call, which the queue repeats.
import { output, type StorageQueueFunctionOptions, type StorageQueueOutput } from '@azure/functions';
import type { z } from 'zod';
import { logLine, toldError } from '../error-log';
import type { Service } from '../service';

/** A queue function, still to be given its service. */
export interface Queued {
  readonly id: string;
  readonly queueName: string;
  /** by which an answer puts a message into the queue */
  readonly output: StorageQueueOutput;
  readonly handler: (open: () => Promise<Service>) => StorageQueueFunctionOptions['handler'];
  /** what has not ended: for hosts whose queue does not outlive them */
  readonly pending: (service: Service) => AsyncIterable<unknown>;
}

/** The queues lie in the storage account of the host, apart from the data. */
export const connection = 'AzureWebJobsStorage';

/** `work` gives what it did. A message that is of another form is told and let go: no repetition would mend it. */
export function queued<Message>(
  id: string,
  schema: z.ZodType<Message>,
  work: (service: Service, message: Message, invocation: string) => Promise<Readonly<Record<string, string>>>,
  pending: Queued['pending'],
): Queued {
  const handler: Queued['handler'] = (open) => async (entry, context) => {
    const line = { invocation: context.invocationId, queue: id };
    const message = schema.safeParse(entry);
    if (!message.success) return context.error(logLine({ ...line, error: 'a message of another form' }));
    const start = performance.now();
    try {
      const done = await work(await open(), message.data, context.invocationId);
      context.info(logLine({ ...line, ...done, ms: Math.round(performance.now() - start) }));
    } catch (error) {
      context.error(logLine({ ...line, error: toldError(error) }));
      // The host logs what is thrown as it stands: nothing of what somebody wrote may be in it.
      throw new Error(`The queue function ${id} failed: see its error in the log`);
    }
  };
  const queueName = `scorebook-${id}`;
  return { id, queueName, output: output.storageQueue({ queueName, connection }), handler, pending };
}
