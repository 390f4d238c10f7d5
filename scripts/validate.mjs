// `npm run validate [-- FILE]` looks at a manifest (the kept one, or FILE) by the rules that can be known here, then asks Microsoft's
// service whether Excel takes it; where that cannot be reached, it says what was not asked.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFaults } from './manifest-rules.mjs';
import { microsoftTool } from './microsoft-tool.mjs';

const root = path.dirname(import.meta.dirname);
const file = path.resolve(process.argv[2] ?? path.join(root, 'manifest.xml'));
if (!existsSync(file)) throw new Error(`there is no ${file}`);

const faults = manifestFaults(readFileSync(file, 'utf8'));
for (const fault of faults) console.error(fault);
console.log(`${file}: ${faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong`} by the rules known here.`);

const { status, stdout, stderr } = microsoftTool('office-addin-manifest', ['validate', file], {
  cwd: root,
  encoding: 'utf8',
});
const said = `${stdout}${stderr}`.trim();
if (/Unable to contact|npm error network|ENOTFOUND|ETIMEDOUT|ECONNREFUSED/.test(said)) {
  console.log(
    'Not asked: Microsoft’s validation service does not answer from here. Whether Excel’s own schema and store rules hold, and in which versions the add-in is offered, it alone tells.',
  );
} else {
  console.log(said);
  process.exitCode = status ?? 1;
}
if (faults.length > 0) process.exitCode = 1;
