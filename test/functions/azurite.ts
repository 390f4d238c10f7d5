// A real Azurite table service in this process, in memory, on a free port, telling nobody.
import { AzuriteTelemetryClient } from 'azurite/dist/src/common/Telemetry';
import TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
import TableServer from 'azurite/dist/src/table/TableServer';

/** Azurite's published account: it opens nothing but an emulator. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const KEEP_ALIVE_SECONDS = 5;

export interface Azurite {
  readonly connectionString: string;
  stop(): Promise<void>;
}

export async function startAzurite(): Promise<Azurite> {
  AzuriteTelemetryClient.init('', false, undefined);
  const inMemory = true;
  const server = new TableServer(
    new TableConfiguration(
      '127.0.0.1',
      0,
      KEEP_ALIVE_SECONDS,
      '',
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
  const endpoint = `${server.getHttpServerAddress()}/${ACCOUNT}`;
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${endpoint};`,
    stop: () => server.close(),
  };
}
