// The long fuzz: `npm run fuzz [requests] [seed]`; 20,000 requests from today's seed where nothing is said.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const [requests = '20000', seed = today] = process.argv.slice(2);
console.log(`${requests} requests, seed ${seed}; again: npm run fuzz ${requests} ${seed}`);

const jest = path.join(import.meta.dirname, '../node_modules/jest/bin/jest.js');
const fuzzed = ['test/functions/fuzz', 'test/addin/workbook/refusing-host'];
const chosen = ['--selectProjects', 'service', 'core', '--testPathPatterns', ...fuzzed, '--runInBand'];
const { status } = spawnSync(process.execPath, [jest, ...chosen], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: requests, FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
