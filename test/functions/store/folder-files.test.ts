// Files in a folder: what every keeper promises, and what is its own.
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfBytes, folderOf } from '../../../functions/store/file-bytes';
import { folderFiles } from '../../../functions/store/folder-files';
import { filesConformance } from './files-conformance';

const root = mkdtempSync(join(tmpdir(), 'scorebook-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = folderFiles(join(root, 'files'));

filesConformance(
  () => files,
  async () => {
    const inTheWay = join(root, 'a-file');
    writeFileSync(inTheWay, '');
    return folderFiles(join(inTheWay, 'files'));
  },
  (partition, digest, bytes) => writeFile(join(root, 'files', folderOf(partition), digest), bytes),
);

it('takes what a kill has left for no file, and clears it away once it is old', async () => {
  const bytes = Buffer.from('whole');
  const digest = digestOfBytes(bytes);
  await files.put('left', digest, bytes);
  const folder = join(root, 'files', folderOf('left'));
  const [old, young] = [`${digest}.00.unfinished`, `${digest}.11.unfinished`];
  for (const name of [old, young]) writeFileSync(join(folder, name), 'who');
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(join(folder, old), longAgo, longAgo);

  const found: string[] = [];
  for await (const one of files.list('left')) found.push(one.digest);
  expect(found).toEqual([digest]);
  expect(readdirSync(folder).sort()).toEqual([digest, young].sort());
});
