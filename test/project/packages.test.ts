// What the product is made of: every package by its digest, none that must run something to be installed, every licence known.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = join(__dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
const { packages, lockfileVersion } = read('package-lock.json') as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
};
const { dependencies, devDependencies } = read('package.json') as Required<Locked>;
const locked = Object.entries(packages).filter(([place]) => place !== '');

test('the lock file holds what package.json asks for, each in one exact version', () => {
  expect(lockfileVersion).toBe(3);
  expect(packages['']).toMatchObject({ dependencies, devDependencies });
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  }
});

test('every package is known by its SHA-512', () => {
  expect(locked.length).toBeGreaterThan(100);
  const unknown = locked.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
  expect(unknown.map(([place]) => place)).toEqual([]);
});

test('no package comes from anywhere but a registry', () => {
  const elsewhere = locked.filter(([, { resolved }]) => resolved !== undefined && !/^https:\/\/[^/]+\//.test(resolved));
  expect(elsewhere.map(([place]) => place)).toEqual([]);
});

test('nothing that the product runs on needs to run something when it is installed', () => {
  const scripts = locked.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
  expect(scripts.map(([place]) => place)).toEqual([]);
});

test('docs/licences.md is current, and every licence is allowed or has its reason', () => {
  const check = spawnSync(process.execPath, [join(root, 'scripts/licences.mjs'), '--check'], { encoding: 'utf8' });
  expect([check.stderr, check.status]).toEqual(['', 0]);
});
