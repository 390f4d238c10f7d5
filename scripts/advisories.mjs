// Known vulnerabilities of what is installed: `npm run advisories`. Exits with 1 at any that is not explained here, and with 2
// where the registry does not answer the question (a mirror or no network): then nothing is known, neither good nor bad.
import { spawnSync } from 'node:child_process';

/** Advisory (GHSA id) → why it does not concern the product. */
const explained = {};

// npm is a script beside node, and a command file on Windows.
const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

function reportOf(text) {
  try {
    const report = JSON.parse(text);
    return report.vulnerabilities === undefined ? null : report;
  } catch {
    return null;
  }
}

const report = reportOf(stdout);
if (report === null) {
  console.error(
    'The registry does not answer `npm audit`: ask again where it does (--registry of npm, or the network).',
  );
  process.exitCode = 2;
} else {
  const advisories = Object.values(report.vulnerabilities).flatMap(({ name, via }) =>
    via.filter((one) => typeof one === 'object').map(({ url, title, severity }) => ({ name, url, title, severity })),
  );
  const open = advisories.filter(({ url }) => explained[url.split('/').at(-1)] === undefined);
  for (const { name, severity, title, url } of open) console.error(`${severity}: ${name}: ${title} (${url})`);
  console.log(`${advisories.length} known, ${open.length} not explained`);
  process.exitCode = open.length === 0 ? 0 : 1;
}
