// A real Azurite table service in this process, in memory or over a folder, on a free port, telling nobody.
import { join } from 'node:path';
import { AzuriteTelemetryClient } from 'azurite/dist/src/common/Telemetry';
import TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
import TableServer from 'azurite/dist/src/table/TableServer';

/** Azurite's published account: it opens nothing but an emulator. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const KEEP_ALIVE_SECONDS = 5;

export interface Azurite {
  readonly port: number;
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** Reaches whatever stands on this port as Azurite does. */
export function connectionStringOf(port: number): string {
  const endpoint = `http://127.0.0.1:${port}/${ACCOUNT}`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${endpoint};`;
}

/** Over a folder it keeps its tables there when it stops, and has them again when it starts. */
export async function startAzurite(folder?: string): Promise<Azurite> {
  AzuriteTelemetryClient.init('', false, undefined);
  const inMemory = folder === undefined;
  const server = new TableServer(
    new TableConfiguration(
      '127.0.0.1',
      0,
      KEEP_ALIVE_SECONDS,
      folder === undefined ? '' : join(folder, 'tables.json'),
      false,
      false,
      undefined,
      undefined,
      false,
      false,
      '',
      '',
      '',
      undefined,
      false,
      inMemory,
    ),
  );
  await server.start();
  const port = Number(new URL(server.getHttpServerAddress()).port);
  return { port, connectionString: connectionStringOf(port), stop: () => server.close() };
}
