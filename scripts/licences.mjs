// The licences of everything that is shipped: `npm run licences` writes docs/licences.md, `npm run licences -- --check` holds it
// against what is installed. A licence that is neither allowed nor named here with its reason stops both.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = path.dirname(import.meta.dirname);
const target = path.join(root, 'docs/licences.md');
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const lock = readJson('package-lock.json').packages;

const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'Unlicense',
  ],
  ...['Zlib', 'Unicode-3.0', 'Unicode-DFS-2016'],
]);

/** Shipped under other terms, or without saying its terms in its package.json. */
const exceptions = {
  '@microsoft/office-js': {
    licence: 'Microsoft Office JavaScript API library terms',
    reason:
      'The library with which every Office add-in speaks to Office. Its terms allow its unchanged distribution with add-ins ' +
      'for Microsoft 365. A release holds it, for networks without the internet; a build for a place loads it from Microsoft’s ' +
      'CDN where `OFFICE_JS_URL` says so.',
  },
  '@univerjs/telemetry': {
    licence: 'Apache-2.0',
    reason:
      'Says so in its LICENSE file, not in its package.json. An interface only: the preview registers no telemetry.',
  },
};

/** What a bundler adds of itself, and what `debug` takes along where it finds it; nothing that these need is shipped. */
const runtimes = ['css-loader', 'style-loader', 'webpack', 'supports-color', 'has-flag'];

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where a package finds another one: beside itself, or further up. */
function found(from, name) {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[place]) return place;
    if (at === '') return null;
  }
}

function sources(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(file);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path.join(root, file), 'utf8')] : [];
  });
}

/** The packages that the product's own code names, and everything that these need. */
function shippedPlaces() {
  const imports = ['shared', 'addin', 'functions']
    .flatMap(sources)
    .flatMap((text) =>
      [...text.matchAll(/(?:from|import\(?) ?'((?:@[^/']+\/)?[^./'][^/']*)/g)].map((match) => match[1]),
    );
  const named = [...Object.keys(lock[''].dependencies), ...imports.filter((name) => !name.startsWith('node:'))];
  const shipped = new Set(runtimes.map((name) => `node_modules/${name}`));
  const open = [...new Set(named)].map((name) => found('', name));
  while (open.length > 0) {
    const place = open.pop();
    if (place === null || shipped.has(place)) continue;
    shipped.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = lock[place];
    const needed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    // Types alone are never shipped.
    open.push(...needed.filter((name) => !name.startsWith('@types/')).map((name) => found(place, name)));
  }
  return [...shipped].sort();
}

/** As the installed package says, or, where it is for another platform, as the lock file does. */
function licenceOf(place) {
  const manifest = path.join(place, 'package.json');
  const said = existsSync(path.join(root, manifest)) ? readJson(manifest).license : lock[place].license;
  return typeof said === 'object' ? said.type : said;
}

const fits = (expression = '') =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));

/** Packages of which a bundle holds code, by its source map. */
function bundled() {
  const folders = ['addin', 'functions', 'local']
    .map((name) => `dist/${name}`)
    .filter((name) => existsSync(path.join(root, name)));
  const maps = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.map'))
      .map((name) => `${folder}/${name}`),
  );
  const names = maps
    .flatMap((map) => readJson(map).sources)
    .flatMap((source) => {
      const at = source.lastIndexOf('node_modules/');
      return at === -1 ? [] : [/^(?:@[^/]+\/)?[^/]+/.exec(source.slice(at + 'node_modules/'.length))[0]];
    });
  return new Set(names);
}

const shipped = shippedPlaces().map((place) => ({
  name: nameOf(place),
  version: lock[place].version,
  licence: licenceOf(place),
}));
const names = new Set(shipped.map(({ name }) => name));
const faults = [
  ...shipped
    .filter(({ name, licence }) => !fits(licence) && !exceptions[name])
    .map(({ name, licence }) => `${name}: the licence ${licence} is not allowed and has no reason`),
  ...Object.keys(exceptions)
    .filter((name) => !names.has(name))
    .map((name) => `${name}: an exception for what is not shipped`),
  ...[...bundled()].filter((name) => !names.has(name)).map((name) => `${name}: in a bundle, and not in the list`),
];

const tools = Object.entries(lock)
  .filter(([place, { license }]) => place !== '' && !names.has(nameOf(place)) && !fits(license))
  .map(([place, { version, license }]) => ({ name: nameOf(place), version, licence: license ?? 'not said' }));

function table(rows) {
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
}

const row = ({ name, version, licence }) => `| ${name} | ${version} | ${exceptions[name]?.licence ?? licence} |`;

const text = `# Licences

Written by \`npm run licences\`; \`npm run licences -- --check\` holds it against what is installed.

Shipped are ${shipped.length} packages: what the service needs, what the pages are bundled of (the preview workbook's Univer
among it), and office.js. Allowed without more words: ${[...allowed].join(', ')}.

## Exceptions

${Object.entries(exceptions)
  .map(([name, { licence, reason }]) => `- **${name}** (${licence}). ${reason}`)
  .join('\n')}

## Data

\`shared/scheme/confusables.ts\` is made after Unicode's \`confusables.txt\` (© Unicode, Inc., Unicode-3.0).

## Shipped

${table([...new Set(shipped.map(row))])}

## Tools under other licences

They build and test; nothing of them is shipped.

${table([...new Set(tools.map(row))])}
`;

const written = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(target, written);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== written) {
  faults.push('docs/licences.md is not current: run `npm run licences`');
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
