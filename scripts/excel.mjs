// Opens the add-in in the Excel of this computer: trusts a development certificate, starts the server over https, sideloads.
// The two Microsoft tools are fetched on use: they are large, and nothing else of the project needs them.
import { spawn, spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
const run = (...args) => {
  const { status } = spawnSync(npx, ['--yes', ...args], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

run('office-addin-dev-certs@3.0.0', 'install');
const certificates = path.join(homedir(), '.office-addin-dev-certs');
const server = spawn(process.execPath, ['dist/local/main.js'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: '3000',
    TLS_KEY: path.join(certificates, 'localhost.key'),
    TLS_CERT: path.join(certificates, 'localhost.crt'),
  },
});
run('office-addin-debugging@7.0.0', 'start', 'dist/addin/manifest.xml', 'desktop', '--app', 'excel', '--no-debug');
process.on('SIGINT', () => {
  run('office-addin-debugging@7.0.0', 'stop', 'dist/addin/manifest.xml');
  server.kill();
});
