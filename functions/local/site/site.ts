// A step of the production build. `node dist/site/site.js` refuses wrong settings; with `<folder>` it puts beside the built pages the file that
// the manifest names as the custom functions' script, with `<folder> <version>` also what depends on where they are served: settings, headers, manifest.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteConfig } from './site-config';
import { hostsOf } from '../../http/site-hosts';
import { SettingsRefused } from '../../settings';
import { manifestFor } from './manifest';
import { productionSettings, type ProductionSettings } from './production-settings';
import { scriptOf } from './stable-script';

const put = (folder: string, name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

function write(folder: string, version: string, { site, settings, officeJs, signInOrigins }: ProductionSettings): void {
  const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;
  put(folder, 'settings.json', json(settings));
  put(folder, 'staticwebapp.config.json', json(siteConfig(settings, officeJs, signInOrigins)));
  const { api = '', signIn = [] } = hostsOf(settings, signInOrigins);
  const leadTo = [api, ...signIn].filter(Boolean);
  put(folder, 'manifest.xml', manifestFor(read(folder, 'manifest.xml'), { site, leadTo, version }));
}

const [, , folder, version] = process.argv;
try {
  if (folder === undefined || version !== undefined) {
    const settings = productionSettings(process.env);
    if (folder !== undefined && version !== undefined) write(folder, version, settings);
  }
  if (folder !== undefined) put(folder, 'taskpane.js', scriptOf(read(folder, 'taskpane.html')));
} catch (error) {
  if (!(error instanceof SettingsRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
