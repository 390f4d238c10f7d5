// Builds `dist`. `npm run build` is small and has maps; `--quick` is neither, for `npm start` and the tests; `--production` is what is put
// on a server, made for its place, in `dist` or in the folder after `--to`; `--release` is that for no place in particular, whose server makes
// settings and manifest as it runs.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compressFolder } from './compress-folder.mjs';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    production: { type: 'boolean' },
    release: { type: 'boolean' },
    to: { type: 'string', default: 'dist' },
  },
});
if ([values.quick, values.production, values.release].filter(Boolean).length > 1)
  throw new Error('one of --quick, --production and --release');
const isDeployed = Boolean(values.production || values.release);
// The one place of Microsoft's files that every customer's server has.
if (values.release) process.env.OFFICE_JS_URL = '/office-js/office.js';
const dist = path.resolve(root, values.to);
const pages = path.join(dist, 'addin');

/** Runs a program of node's; where it fails, so does the build, with what it has said itself. */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: process.env });
  if (status !== 0) process.exit(status ?? 1);
}
const bundle = (...args) => run('node_modules/webpack/bin/webpack.js', '--env', `dist=${dist}`, ...args);

/** What Excel loads of Microsoft's files: neither other programs' nor those for looking for faults. */
function copyOfficeJs(folder) {
  const source = path.join(root, 'node_modules/@microsoft/office-js/dist');
  const isOther = /^(word|powerpoint|onenote|outlook|project|access)|(\.debug\.js|\.d\.ts|\.map|-vsdoc\.js)$/;
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || isOther.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    cpSync(file, path.join(folder, path.relative(source, file)));
  }
}

const site = path.join(dist, 'site/site.js');
if (isDeployed) bundle('--env', 'site');
// What is missing is said before the long part.
if (values.production) run(site);
const kind = isDeployed ? 'production' : 'quick';
bundle(...(isDeployed || values.quick ? ['--env', kind] : []));
run('scripts/custom-functions-metadata.mjs', pages);
run('scripts/guide-pages.mjs', path.join(pages, 'guide'));
if (isDeployed) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  run(site, pages, ...(values.production ? [version] : []));
  if (process.env.OFFICE_JS_URL.startsWith('/')) copyOfficeJs(path.join(pages, 'office-js'));
  compressFolder(pages);
} else {
  run(path.join(dist, 'local/write-site-config.js'), pages);
}
writeFileSync(path.join(dist, 'built.json'), JSON.stringify({ production: isDeployed }));
