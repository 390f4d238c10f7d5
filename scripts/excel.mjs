// Opens the add-in in the Excel of this computer: trusts a development certificate, starts the server over https, sideloads.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { microsoftTool } from './microsoft-tool.mjs';

const run = (tool, ...args) => {
  const { status } = microsoftTool(tool, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('office-addin-dev-certs', 'install');
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
run('office-addin-debugging', 'start', 'dist/addin/manifest.xml', 'desktop', '--app', 'excel', '--no-debug');
process.on('SIGINT', () => {
  run('office-addin-debugging', 'stop', 'dist/addin/manifest.xml');
  server.kill();
});
