// Builds `dist` when a source is newer than the last build, so that a start of a built tree is quick; with `--trying` also where the last
// build was for production, whose pages know no development sign-in.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const stamp = path.join(root, 'dist/built.json');
const sources = [
  ...['shared', 'addin', 'functions', 'scripts', 'manifest.xml', 'webpack.config.mjs', 'package-lock.json'],
  // The guide is built into the product.
  ...['docs/guide', 'docs/guide.md', 'docs/guide.zh-CN.md', 'docs/images'],
];

const newest = (file) => {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
};

const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const isOther = built > 0 && process.argv.includes('--trying') && JSON.parse(readFileSync(stamp, 'utf8')).production;
if (isOther || Math.max(...sources.map((name) => newest(path.join(root, name)))) > built) {
  // To the errors' side: what is started afterwards may print for another program to read.
  console.error('Building …');
  execFileSync('npm', ['run', '--silent', 'build:quick'], { cwd: root, stdio: ['inherit', 2, 2] });
}
