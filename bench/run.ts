// npm run bench: all comparisons, a table, a JSON file with the machine's description; fails where a bound does not hold.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blendScores } from './blend-score';
import { holds, type Comparison, type Figure } from './comparison';
import { consolidation } from './consolidation';
import { countingRecords } from './effective-sheets';
import { exactness } from './exactness';
import { machine } from './machine';
import { memory, takeMemory } from './memory';
import { rounding } from './rounding';
import { spreadsheet } from './spreadsheet';

const shown = (value: number): string =>
  value.toLocaleString('en', Number.isInteger(value) ? {} : { maximumSignificantDigits: 3 });

function line(figure: Figure): string {
  const { what, value, unit, atMost, atLeast } = figure;
  const bound = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
  const verdict = bound === '' ? '' : holds(figure) ? 'holds' : 'BROKEN';
  return `  ${what.padEnd(62)}${shown(value).padStart(10)} ${unit.padEnd(4)}${bound.padEnd(14)}${verdict}`.trimEnd();
}

function run(program: string): boolean {
  const described = { ...machine(), date: new Date().toISOString().slice(0, 10) };
  console.log(Object.values(described).join(' · '));
  const comparisons: Comparison[] = [];
  const all = [consolidation, countingRecords, () => memory(program), spreadsheet, exactness, rounding, blendScores];
  for (const compare of all) {
    const comparison = compare();
    comparisons.push(comparison);
    console.log(`\n${comparison.name}${comparison.skipped === undefined ? '' : `: ${comparison.skipped}`}`);
    for (const figure of comparison.figures) console.log(line(figure));
  }

  const folder = path.join('bench', 'results');
  const file = path.join(folder, `${described.date}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine: described, comparisons }, null, 2)}\n`);
  console.log(`\n${file}`);
  const broken = comparisons.flatMap(({ name, figures }) =>
    figures.filter((figure) => !holds(figure)).map((figure) => `${name} – ${figure.what}: ${shown(figure.value)}`),
  );
  for (const bound of broken) console.error(`bound broken: ${bound}`);
  return broken.length === 0;
}

const [, program = '', task] = process.argv;
if (task === 'memory') takeMemory();
else process.exitCode = run(program) ? 0 : 1;
