// A real Azurite in a process of its own, in memory, on free ports: what stands for Azure's tables.
import { createRequire } from 'node:module';
import { startProcess } from './server-process';

/** Azurite's published account: it opens nothing but an emulator. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Azurite {
  readonly connectionString: string;
  end(): Promise<void>;
}

export async function startAzurite(program: string): Promise<Azurite> {
  const main = createRequire(program).resolve('azurite/dist/src/azurite.js');
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  const how = ['--inMemoryPersistence', '--silent', '--disableTelemetry', '--skipApiVersionCheck'];
  const found = new Map<string, string>();
  // The tables begin last.
  const { end } = await startProcess([main, ...ports, ...how], {}, (line) => {
    const [, service, url] = /^Azurite (\w+) service is successfully listening at (\S+)$/.exec(line) ?? [];
    if (service !== undefined && url !== undefined) found.set(service, url);
    return found.size === 3 ? url : undefined;
  });
  const at = (service: string) => `${service}Endpoint=${found.get(service)}/${account}`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};${at('Table')};${at('Blob')};`;
  return { connectionString, end };
}
