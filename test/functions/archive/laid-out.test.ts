// Folders beside an archive in which one is laid out: what is left there goes only where nobody can be at it any more.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { laidOut } from '../../../functions/archive/laid-out';

const name = '.scorebook-archive-';
const host = encodeURIComponent(hostname());
/** Of a process that has ended. */
const { pid: dead } = spawnSync(process.execPath, ['-e', '']);

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'scorebook-laid-out-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const during = () => laidOut(join(place, 'a.archive'), () => Promise.resolve(readdirSync(place)));

test('what an ended process of this machine left goes; what runs, and its own, stays while it works', async () => {
  const [left, running] = [`${name}${host}@${dead}@a`, `${name}${host}@${process.pid}@b`];
  for (const one of [left, running]) mkdirSync(join(place, one));
  const seen = await during();
  expect(seen).toHaveLength(2);
  expect(seen).toContain(running);
  expect(readdirSync(place)).toEqual([running]);
});

test('a machine whose name goes on where this one’s ends keeps what it works in', async () => {
  const others = [
    ...[`${name}${host}-backup@${dead}@a`, `${name}${host}-${dead}@${dead}@a`, `${name}${host}-${dead}-a`],
    ...[`${name}${host}-backup-${dead}-a`, `${name}${host}@backup@a`],
  ];
  for (const one of others) mkdirSync(join(place, one));
  await during();
  expect(readdirSync(place).sort()).toEqual(others.sort());
});

test('one that goes while it is looked for is no trouble', async () => {
  // Listed, and found no more.
  symlinkSync(join(place, 'gone'), join(place, `${name}${host}@${dead}@a`));
  expect(await during()).toHaveLength(2);
});
