// Makes a release (发布包), the same for every customer: `npm run release` builds it for no place in particular, puts it together under
// `dist/release`, and packs it; `--to` names another folder. The same files give the same archive.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { closure, packagesAskedFor } from './runtime-packages.mjs';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { to: { type: 'string', default: 'dist/release' } } });
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const { version, description, license, engines, dependencies } = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const name = `scorebook-${version}`;
const to = path.resolve(root, values.to);
const folder = path.join(to, name);
const inRelease = (...parts) => path.join(folder, ...parts);
const writeJson = (file, content) => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

/** The day that the changelog gives this version, in seconds: what is packed carries it, whenever and wherever it is packed. */
const [, day] =
  read('CHANGELOG.md').match(new RegExp(`^## ${version.replaceAll('.', '\\.')} \\((\\d{4}-\\d\\d-\\d\\d)\\)$`, 'm')) ??
  [];
if (day === undefined) throw new Error(`CHANGELOG.md has no “## ${version} (<day>)”`);
const moment = Date.parse(`${day}T00:00:00Z`) / 1000;

/** Gives what the program has printed; where it fails, so does the release. */
function output(program, args, options = {}) {
  const { status, stdout, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1024 ** 3,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${status}`);
  return stdout;
}

/**
 * Everything that is bundled or installed, on any platform, with what would differ from one run to the next taken out. It is asked for over the
 * part of the lock file that ships: `--omit dev` leaves out what is shipped and used in development besides.
 */
function billOfMaterials() {
  const place = mkdtempSync(path.join(tmpdir(), 'scorebook-bill-'));
  writeLocked(place, {}, dependencies);
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const bill = JSON.parse(output('npm', args, { cwd: place, shell: process.platform === 'win32' }));
  rmSync(place, { recursive: true });
  // npm calls it by the folder's name.
  bill.metadata.component.name = 'scorebook';
  bill.metadata.timestamp = new Date(moment * 1000).toISOString();
  const digest = createHash('sha256').update(JSON.stringify(bill.components)).update(version).digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  bill.serialNumber = `urn:uuid:${[...parts, digest.slice(20, 32)].join('-')}`;
  return bill;
}

/** The commands of a release, by the programs that it holds. */
function scriptsOf(programs) {
  // What several programs share has a number for its name.
  const commands = programs
    .map((file) => path.basename(file, '.js'))
    .filter((one) => one !== 'main' && !/^\d+$/.test(one));
  return Object.fromEntries(
    [['serve', 'main'], ...commands.map((one) => [one, one])].map(([command, file]) => [
      command,
      `node server/${file}.js`,
    ]),
  );
}

/** A package.json with these dependencies, and the part of the lock file that they come to. */
function writeLocked(place, more, needed) {
  const own = { name: 'scorebook', version, license };
  writeJson(path.join(place, 'package.json'), { ...own, private: true, engines, ...more, dependencies: needed });
  const packages = {
    '': { ...own, dependencies: needed, engines },
    ...closure(Object.keys(needed), lock.packages),
  };
  writeJson(path.join(place, 'package-lock.json'), {
    name: 'scorebook',
    version,
    lockfileVersion: 3,
    requires: true,
    packages,
  });
}

function writePackage(programs) {
  const bundles = programs.map((file) => readFileSync(inRelease('server', file), 'utf8'));
  const names = [...new Set(bundles.flatMap(packagesAskedFor))].sort();
  const needed = Object.fromEntries(names.map((one) => [one, dependencies[one]]));
  writeLocked(folder, { description, scripts: scriptsOf(programs) }, needed);
}

const built = mkdtempSync(path.join(tmpdir(), 'scorebook-release-'));
try {
  output(process.execPath, ['scripts/build.mjs', '--release', '--to', built], { stdio: 'inherit' });
  for (const old of [folder, `${folder}.tar.gz`, `${folder}.sbom.cdx.json`, path.join(to, 'SHA256SUMS')])
    rmSync(old, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['server', 'addin', 'functions'])
    cpSync(path.join(built, part), inRelease(part), { recursive: true });
  // Bundles of programs are read by nobody with a debugger here, and their maps hold the sources.
  for (const part of ['server', 'functions'])
    for (const file of readdirSync(inRelease(part)).filter((one) => one.endsWith('.map'))) {
      rmSync(inRelease(part, file));
      const program = inRelease(part, file.replace(/\.map$/, ''));
      writeFileSync(program, readFileSync(program, 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'));
    }
  cpSync(path.join(root, 'deploy/on-premises'), inRelease('deploy/on-premises'), { recursive: true });
  cpSync(inRelease('deploy/on-premises/README.md'), inRelease('README.md'));
  rmSync(inRelease('deploy/on-premises/README.md'));
  cpSync(path.join(root, 'deploy/entra'), inRelease('deploy/entra'), { recursive: true });
  cpSync(path.join(root, 'CHANGELOG.md'), inRelease('CHANGELOG.md'));
  // The guide is among the pages already; what the preview cannot do concerns nobody who has a release.
  const isForOthers = /^(guide|images|preview)/;
  for (const entry of readdirSync(path.join(root, 'docs')).filter((one) => !isForOthers.test(one)))
    cpSync(path.join(root, 'docs', entry), inRelease('docs', entry), { recursive: true });
  writePackage(readdirSync(inRelease('server')).filter((file) => file.endsWith('.js')));
  writeJson(inRelease('sbom.cdx.json'), billOfMaterials());
} finally {
  rmSync(built, { recursive: true, force: true });
}

// GNU's tar, as every Linux has it: the same order, times, owners and rights wherever it is packed.
const packed = output('tar', [
  ...[
    '--sort=name',
    `--mtime=@${moment}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
    '--format=gnu',
  ],
  ...['-C', to, '-cf', '-', name],
]);
const files = {
  [`${name}.tar.gz`]: gzipSync(packed, { level: 9 }),
  [`${name}.sbom.cdx.json`]: readFileSync(inRelease('sbom.cdx.json')),
};
for (const [file, bytes] of Object.entries(files)) writeFileSync(path.join(to, file), bytes);
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
writeFileSync(
  path.join(to, 'SHA256SUMS'),
  Object.entries(files)
    .map(([file, bytes]) => `${sum(bytes)}  ${file}\n`)
    .join(''),
);
for (const [file, bytes] of Object.entries(files)) console.log(`${file}  ${Math.round(bytes.length / 1024)} KiB`);
