// A few rounds of faults; `npm run faults` does hundreds. The seed of a run is printed where it finds something.
import { killRounds } from './kill-rounds';
import { randomFrom } from './random';
import type { Tally } from './rounds';
import { tableRounds } from './table-rounds';

const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
const silent = () => undefined;
const expectSound = (tally: Tally, rounds: number) => {
  expect({ seed, rounds: tally.rounds, ...tally.found }).toEqual({
    seed,
    rounds,
    lost: [],
    doubled: [],
    torn: [],
    wrong: [],
  });
  expect(tally.acknowledged).toBeGreaterThan(0);
  expect(tally.reads).toBeGreaterThan(0);
};

test('a killed server loses, doubles and tears nothing of the embedded store', async () => {
  expectSound(await killRounds(4, randomFrom(seed), silent), 4);
}, 180_000);

test('the table store loses, doubles and tears nothing, cut off, stopped, left by its server or lied to', async () => {
  expectSound(await tableRounds(4, randomFrom(seed), silent), 4);
}, 300_000);
