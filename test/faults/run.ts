// npm run faults [-- --rounds 200 --table-rounds 30 --seed 1]: the long version; a table, one clear line, and an exit code.
import { parseArgs } from 'node:util';
import { killRounds } from './kill-rounds';
import { findings } from './ledger';
import { randomFrom } from './random';
import type { Tally } from './rounds';
import { tableRounds } from './table-rounds';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    'table-rounds': { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const columns: readonly (readonly [title: string, width: number, of: (tally: Tally) => string | number])[] = [
  ['', 44, ({ what }) => what],
  ['rounds', 8, ({ rounds }) => rounds],
  ['acknowledged', 14, ({ acknowledged }) => acknowledged],
  ['unanswered', 12, ({ unanswered }) => unanswered],
  ['reads', 8, ({ reads }) => reads],
  ['503', 6, ({ unavailable }) => unavailable],
  ['swept', 7, ({ swept }) => swept],
  ...findings.map((finding) => [finding, 9, (tally: Tally) => tally.found[finding].length] as const),
];

const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => {
      const width = columns[at]?.[1] ?? 0;
      return at === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
    })
    .join('');

function progress({ what, rounds }: Tally): void {
  if (rounds % 10 === 0) console.log(`${what}: ${rounds} rounds`);
}

async function run(): Promise<boolean> {
  const seed = Number(values.seed);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  const tallies = [
    await killRounds(Number(values.rounds), random, progress),
    await tableRounds(Number(values['table-rounds']), random, progress),
  ];
  console.log(`\n${line(columns.map(([title]) => title))}`);
  for (const tally of tallies) console.log(line(columns.map(([, , of]) => of(tally))));
  const said = tallies.flatMap(({ what, found }) =>
    findings.flatMap((finding) => found[finding].map((text) => `${finding}: ${what}, ${text}`)),
  );
  for (const text of said) console.error(text);
  const totals = findings.map((finding) => `${tallies.flatMap(({ found }) => found[finding]).length} ${finding}`);
  console.log(`\n${said.length === 0 ? 'holds' : 'BROKEN'}: ${totals.join(', ')}`);
  return said.length === 0;
}

run().then(
  (sound) => (process.exitCode = sound ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    console.log('\nBROKEN: a round could not be ended');
    process.exitCode = 1;
  },
);
