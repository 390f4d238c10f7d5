// `npm start`: the whole product in one process, without a cloud.
import path from 'node:path';
import { startLocalServer } from './local-server';
import { localSettings } from './settings';

declare const SCOREBOOK_VERSION: string;

const folder = (...parts: string[]) => path.join(process.cwd(), ...parts);

async function main(): Promise<void> {
  const settings = localSettings(process.env);
  const server = await startLocalServer({
    settings,
    env: process.env,
    clock: () => new Date(),
    sites: [
      // office.js asks for its parts by the names of Microsoft's site, where letter case does not matter.
      { under: '/office-js/', folder: folder('node_modules/@microsoft/office-js/dist'), smallLetters: true },
      { under: '/', folder: folder('dist/addin') },
    ],
    version: SCOREBOOK_VERSION,
    log: (level, entry) => {
      if (level === 'warning' || level === 'error' || level === 'critical')
        console.error(JSON.stringify({ level, entry }));
    },
  });
  console.log(`Scorebook is ready: ${server.url}/`);
  console.log(`Reminders are shown at ${server.url}/dev/messages`);

  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    server.close().catch(fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

main().catch(fail);
