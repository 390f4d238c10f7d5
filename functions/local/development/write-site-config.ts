// A step of the build: `node dist/local/write-site-config.js <folder>` puts `settings.json` and `staticwebapp.config.json` beside the pages.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { signInElsewhere, siteConfig, siteSettings } from '../site/site-config';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: node dist/local/write-site-config.js <folder>');
const settings = siteSettings(process.env);
const write = (name: string, content: unknown): void =>
  writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
write('settings.json', settings);
const { OFFICE_JS_URL: officeJs } = process.env;
write('staticwebapp.config.json', siteConfig(settings, officeJs, signInElsewhere(process.env)));
