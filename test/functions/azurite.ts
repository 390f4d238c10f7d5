// A real Azurite in this process, its tables and its blobs, in memory or over a folder, on free ports, telling nobody.
import { join } from 'node:path';
import BlobConfiguration from 'azurite/dist/src/blob/BlobConfiguration';
import BlobServer from 'azurite/dist/src/blob/BlobServer';
import { AzuriteTelemetryClient } from 'azurite/dist/src/common/Telemetry';
import TableConfiguration from 'azurite/dist/src/table/TableConfiguration';
import TableServer from 'azurite/dist/src/table/TableServer';

/** Azurite's published account: it opens nothing but an emulator. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const KEEP_ALIVE_SECONDS = 5;

export interface Azurite {
  /** of the tables */
  readonly port: number;
  readonly blobPort: number;
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** Reaches whatever stands on these ports as Azurite does. */
export function connectionStringOf(port: number, blobPort = port): string {
  const at = (of: number) => `http://127.0.0.1:${of}/${ACCOUNT}`;
  const account = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY}`;
  return `${account};TableEndpoint=${at(port)};BlobEndpoint=${at(blobPort)};`;
}

/** Files of a certificate and its key. */
interface Tls {
  readonly cert: string;
  readonly key: string;
}

/**
 * Over a folder it keeps its tables and blobs there when it stops, and has them again when it starts. With a certificate it speaks https, and takes
 * tokens of Entra's form: it looks at whom they are from, for whom and how long, and not at their signatures.
 */
export async function startAzurite(folder?: string, tls?: Tls): Promise<Azurite> {
  AzuriteTelemetryClient.init('', false, undefined);
  const tables = new TableServer(tableConfiguration(folder, tls));
  const blobs = new BlobServer(blobConfiguration(folder, tls));
  await Promise.all([tables.start(), blobs.start()]);
  const [port, blobPort] = [tables, blobs].map((server) => Number(new URL(server.getHttpServerAddress()).port)) as [
    number,
    number,
  ];
  return {
    port,
    blobPort,
    connectionString: connectionStringOf(port, blobPort),
    stop: async () => {
      await Promise.all([tables.close(), blobs.close()]);
    },
  };
}

function tableConfiguration(folder: string | undefined, tls: Tls | undefined): object {
  return new TableConfiguration(
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
    tls?.cert ?? '',
    tls?.key ?? '',
    '',
    tls && 'basic',
    false,
    folder === undefined,
  );
}

function blobConfiguration(folder: string | undefined, tls: Tls | undefined): object {
  const within = (name: string) => (folder === undefined ? '' : join(folder, name));
  return new BlobConfiguration(
    '127.0.0.1',
    0,
    KEEP_ALIVE_SECONDS,
    within('blobs.json'),
    within('extents.json'),
    [{ locationPath: within('blobs'), locationId: 'Default', maxConcurrency: 50 }],
    false,
    undefined,
    false,
    undefined,
    false,
    // The client speaks a newer version of the protocol than Azurite has heard of.
    true,
    tls?.cert ?? '',
    tls?.key ?? '',
    '',
    tls && 'basic',
    false,
    folder === undefined,
  );
}
