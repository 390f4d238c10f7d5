// A copy of the built pages that a service of its own serves, so that a test can take files away as a newer release does.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const built = path.join(root, 'dist/addin');

export interface OwnPages {
  /** to start a service in */
  readonly folder: string;
  /** The one file, loaded by others, in which this is written. */
  partWith(written: RegExp): string;
  remove(...files: readonly string[]): void;
  putBack(...files: readonly string[]): void;
  /** Deletes the copy. */
  leave(): void;
}

export function copyPages(): OwnPages {
  const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-pages-'));
  const pages = path.join(folder, 'dist/addin');
  mkdirSync(path.dirname(pages));
  cpSync(built, pages, { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    folder,
    partWith(written) {
      const parts = readdirSync(built).filter((file) => /^\d+\.js$/.test(file));
      const [found, ...more] = parts.filter((file) => written.test(readFileSync(path.join(built, file), 'utf8')));
      if (found === undefined || more.length > 0) throw new Error(`${written}: ${[found, ...more].join(' ')}`);
      return found;
    },
    remove: (...files) => files.forEach((file) => rmSync(path.join(pages, file))),
    putBack: (...files) => files.forEach((file) => copyFileSync(path.join(built, file), path.join(pages, file))),
    leave: () => rmSync(folder, { recursive: true }),
  };
}
