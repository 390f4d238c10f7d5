// `npm run load -- --quick`: the whole load at a small scale, through the built server and a real Azurite, with nothing refused.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Comparison } from '../../bench/comparison';

const root = path.join(__dirname, '../..');
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

test('the last evening at a small scale is answered whole, and every part of the load has figures', () => {
  run('node_modules/webpack/bin/webpack.js', '--env', 'load');
  const file = run('dist/load/run.js', '--quick').trim().split('\n').at(-1) as string;
  const { comparisons } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { comparisons: Comparison[] };
  expect(comparisons.map(({ name }) => name)).toEqual([
    'The last evening, embedded store',
    'Submissions, embedded store',
    'Consolidations, embedded store',
    'The last evening, Azurite',
    'Submissions, Azurite',
  ]);
  const figures = comparisons.flatMap((comparison) => comparison.figures);
  expect(figures.filter(({ what }) => what.endsWith('refused or failed')).map(({ value }) => value)).toEqual([0, 0]);
  expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
}, 280_000);
