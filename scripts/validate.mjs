// Asks Microsoft's service whether Excel takes the manifest. Where it cannot be reached that is said, and nothing is refused:
// `test/addin/manifest.test.ts` holds the structure without it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const tool = path.join(root, 'node_modules/office-addin-manifest/cli.js');
const { status, stdout, stderr } = spawnSync(process.execPath, [tool, 'validate', 'manifest.xml'], {
  cwd: root,
  encoding: 'utf8',
});
const said = `${stdout}${stderr}`.trim();
if (/Unable to contact/.test(said)) {
  console.log('Not validated: the validation service does not answer. `npm test` checks the structure without it.');
} else {
  console.log(said);
  process.exitCode = status ?? 1;
}
