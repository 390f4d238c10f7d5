// Builds the program and the pages for what was made in Azure: `npm run build -- --production` with the addresses and the registration.
import { spawnSync } from 'node:child_process';
import { buildSettings } from './build-settings.mjs';

const settings = buildSettings(process.env);
for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
if (!process.argv.includes('--dry-run')) {
  const { status } = spawnSync('npm', ['run', 'build', '--', '--production'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...settings },
  });
  process.exitCode = status ?? 1;
}
