// Microsoft's tools for add-ins, fetched when they are first asked for: they bring six hundred packages, one of which has to be
// compiled where its binary cannot be downloaded, and none of it is needed to build, run or test.
import { spawnSync } from 'node:child_process';

const versions = {
  'office-addin-debugging': '7.0.0',
  'office-addin-dev-certs': '3.0.0',
  'office-addin-manifest': '3.0.0',
};

/** Runs one of the tools by npm, which runs these scripts, too; `options` are those of `spawnSync`. */
export function microsoftTool(tool, args, options) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('Start this by `npm run`');
  const exec = [npm, 'exec', '--yes', `--package=${tool}@${versions[tool]}`, '--', tool, ...args];
  return spawnSync(process.execPath, exec, options);
}
