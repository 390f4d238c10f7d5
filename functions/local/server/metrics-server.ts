// A port of its own for whoever measures: `GET /metrics`, and nothing else.
import { createServer } from 'node:http';
import { z } from 'zod';
import { listen } from './listen';
import type { Metrics } from './metrics';

/** `METRICS_PORT` opens it; nobody is asked who they are, so that it stays on this machine unless `METRICS_HOST` says otherwise. */
export const metricsSettings = z
  .object({
    METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  })
  .transform(({ METRICS_PORT: port, METRICS_HOST: host }) => (port === undefined ? null : { port, host }));

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function startMetricsServer(
  at: { readonly port: number; readonly host: string },
  metrics: Metrics,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  const port = await listen(server, at, 'METRICS_PORT');
  return {
    port,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
