// A step of the production build. `node dist/site/site.js` refuses wrong settings; with `<folder> <version>` it puts beside the built pages
// what depends on where they are served: settings, headers, manifest, the file that the manifest names as the custom functions' script.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteConfig } from './site-config';
import { hostsOf } from '../../http/site-hosts';
import { SettingsRefused } from '../../settings';
import { manifestFor } from './manifest';
import { productionSettings, type ProductionSettings } from './production-settings';
import { scriptOf } from './stable-script';

function write(folder: string, version: string, { site, settings, officeJs }: ProductionSettings): void {
  const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;
  put('settings.json', json(settings));
  put('staticwebapp.config.json', json(siteConfig(settings, officeJs)));
  const { api = '', signIn = [] } = hostsOf(settings);
  const leadTo = [api, ...signIn].filter(Boolean);
  put('manifest.xml', manifestFor(read('manifest.xml'), { site, leadTo, version }));
  put('taskpane.js', scriptOf(read('taskpane.html')));
}

const [, , folder, version] = process.argv;
try {
  const settings = productionSettings(process.env);
  if (folder !== undefined && version !== undefined) write(folder, version, settings);
} catch (error) {
  if (!(error instanceof SettingsRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
