// Runs the quick tests, the long ones (`--long`) or all (`--all`), and closes with one line: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const quick = ['core', 'service', 'browser'];
const [, , ...words] = process.argv;
const long = ['long', 'table-store'];
const projects = words.includes('--all') ? [...quick, ...long] : words.includes('--long') ? long : quick;
const more = words.filter((word) => word !== '--all' && word !== '--long');

const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-'));
const report = path.join(folder, 'report.json');
const jest = path.join(import.meta.dirname, '../node_modules/jest/bin/jest.js');
const args = ['--json', `--outputFile=${report}`, '--selectProjects', ...projects, '--', ...more];
const { status } = spawnSync(process.execPath, [jest, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
const { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
);
rmSync(folder, { recursive: true });
const failed = numFailedTests + numRuntimeErrorTestSuites;
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = status === 0 && numFailedTestSuites === 0 && numPassedTests > 0 ? 0 : 1;
