// Documents as LibreOffice prints them, where it is installed: text page by page, and pictures for whoever wants to look.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const isThere = (program: string, argument: string): boolean => spawnSync(program, [argument]).status === 0;

/** Whether documents can be printed here. */
export const canPrint = isThere('soffice', '--version') && isThere('pdftotext', '-v');

/** Pictures of every page are left in this folder, where one is named. */
const pictures = process.env.DOCUMENT_PICTURES;

/** The text of each page of a printed document. */
export function printedPages(name: string, bytes: Uint8Array): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-print-'));
  try {
    const [file, pdf] = [path.join(folder, name), path.join(folder, name.replace(/\.[^.]+$/, '.pdf'))];
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file], {
      stdio: 'ignore',
    });
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(path.join(pictures, name), bytes);
      execFileSync('pdftoppm', ['-r', '60', '-png', pdf, path.join(pictures, name)]);
    }
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return text.split('\f').slice(0, -1);
  } catch (reason) {
    throw new Error(`not printed: ${readdirSync(folder).join(', ')}`, { cause: reason });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
