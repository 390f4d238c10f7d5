// What a server of one's own counts (`/metrics`): read off the lines of its log, so that both tell the same. No label holds an id or a name.
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { StoreTrouble } from '../../store/store';
import type { Log } from './function-host';

export interface Metrics {
  /** A log that counts what it is told before it tells it on. */
  readonly counting: (log: Log) => Log;
  readonly storeFailed: (trouble: StoreTrouble) => void;
  /** What a scraper reads, and as what. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

const requestLine = z.object({ route: z.string(), status: z.int(), ms: z.number(), bytes: z.int() });
const queueLine = z.object({ queue: z.literal('consolidations'), outcome: z.string() });
const runLine = z.object({ timer: z.string(), ran: z.enum(['whole', 'failed']) });
const roundLine = z.object({ timer: z.literal('reminders'), sent: z.int(), failed: z.int(), unclear: z.int() });

/** Seconds: from an answer out of memory to the consolidation of the largest scheme. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `scorebook_${name}`, help, labelNames, registers });
  const requests = counter('requests_total', 'Requests answered, by route and class of status', ['route', 'status']);
  const sent = counter('answered_bytes_total', 'Bytes of bodies answered, by route', ['route']);
  const seconds = new Histogram({
    name: 'scorebook_request_duration_seconds',
    help: 'How long an answer took, by route',
    labelNames: ['route'],
    buckets,
    registers,
  });
  const submissions = counter('submissions_total', 'Submissions accepted, repeated receipts among them', []);
  const consolidations = counter('consolidations_total', 'Periods consolidated, at once or later', []);
  const runs = counter('timer_runs_total', 'Runs of the timers, by how they ended', ['timer', 'ended']);
  const reminders = counter('reminders_total', 'Reminders of the daily rounds, by what became of them', ['outcome']);
  const troubles = counter('store_errors_total', 'Errors of the store, by their kind', ['trouble']);

  const count = (entry: unknown): void => {
    const request = requestLine.safeParse(entry);
    if (request.success) {
      const { route, status, ms, bytes } = request.data;
      requests.inc({ route, status: `${Math.floor(status / 100)}xx` });
      sent.inc({ route }, bytes);
      seconds.observe({ route }, ms / 1000);
      if (route === 'submit' && status < 300) submissions.inc();
      if (route === 'consolidate' && status === 200) consolidations.inc();
      return;
    }
    const later = queueLine.safeParse(entry);
    if (later.success && later.data.outcome === 'done') consolidations.inc();
    const run = runLine.safeParse(entry);
    if (run.success) runs.inc({ timer: run.data.timer, ended: run.data.ran });
    const round = roundLine.safeParse(entry);
    if (!round.success) return;
    for (const outcome of ['sent', 'failed', 'unclear'] as const) reminders.inc({ outcome }, round.data[outcome]);
  };

  return {
    counting: (log) => (level, entry) => {
      count(entry);
      log(level, entry);
    },
    storeFailed: (trouble) => troubles.inc({ trouble }),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
