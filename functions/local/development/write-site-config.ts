// A step of the build: `node dist/local/write-site-config.js <folder>` puts `staticwebapp.config.json` beside the built pages.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteConfig } from './site-config';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: node dist/local/write-site-config.js <folder>');
const text = JSON.stringify(siteConfig(process.env['OFFICE_JS_URL']), null, 2);
writeFileSync(path.join(folder, 'staticwebapp.config.json'), `${text}\n`);
