// Where the built pages and the copy of office.js are, beside the program that serves them, and whether they go together.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Site } from './static-files';

/** Thrown where what is installed cannot be served. */
export class PagesRefused extends Error {
  override readonly name = 'PagesRefused';
}

const ownOfficeJs = '/office-js/';

/** `program` is the running file, `officeJs` where its settings say that the pages load office.js from. */
export function builtPages(program: string, officeJs: string): Site[] {
  const folder = path.join(path.dirname(program), '../addin');
  const pane = path.join(folder, 'taskpane.html');
  if (!existsSync(pane)) throw new PagesRefused(`There are no built pages in ${folder}`);
  if (!readFileSync(pane, 'utf8').includes(officeJs)) {
    throw new PagesRefused(`OFFICE_JS_URL: the pages were built with another address than ${officeJs}`);
  }
  const site: Site = { under: '/', folder };
  if (!officeJs.startsWith(ownOfficeJs)) return [site];
  // office.js asks for its parts by the names of Microsoft's site, where letter case does not matter.
  return [{ under: ownOfficeJs, folder: officeFolder(program), smallLetters: true }, site];
}

function officeFolder(program: string): string {
  try {
    return path.join(path.dirname(createRequire(program).resolve('@microsoft/office-js/package.json')), 'dist');
  } catch {
    throw new PagesRefused('OFFICE_JS_URL: the pages load office.js from this server, which has no copy of it');
  }
}
