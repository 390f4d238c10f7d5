// Photos and files in backups: all that count, as they were kept, and back in their place.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, BackupRefused, restore } from '../../../functions/local/commands/backup-file';
import { digestOfBytes, folderOf } from '../../../functions/store/file-bytes';
import { filesBeside, filesFolder, openSqliteStore } from '../../../functions/store/sqlite-store';
import { requestOf } from '../../../functions/usecases/access';
import { periodChain } from '../../../functions/usecases/chains';
import { destroyFile } from '../../../functions/usecases/destroy-file';
import { keepFile } from '../../../functions/usecases/keep-file';
import { openPeriod } from '../../../functions/usecases/open-period';
import { putScheme } from '../../../functions/usecases/schemes';
import { verifyChain } from '../../../functions/usecases/verify-audit';
import { mostPeriodBytes } from '../../../shared/api/files';
import { preset } from '../../../shared/scheme/presets';
import { image, pdf } from '../media/made-files';
import { october } from '../october';

const key = { organisation: 'demo', scheme: 'luan', period: '2026-10' } as const;
const office = { organisation: 'demo', id: 'office-1', name: '', roles: ['office', 'assessor:luan/safety', 'admin'] };
const inspectorOf = (group: string) => ({ ...office, roles: ['office', 'admin', `assessor:luan/${group}`] });

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scorebook-backup-'));
  data = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const photo = image('photo.jpg');
const paper = pdf('a report');

/** A store with a photo and a paper; whoever is given does more with it. */
async function filled(more: (request: ReturnType<typeof requestOf>) => Promise<unknown> = async () => undefined) {
  const store = await openSqliteStore(data);
  const given = { store, clock: () => october };
  const scheme = preset('luan');
  await putScheme(given, office, 'luan', scheme, { 'if-none-match': '*' });
  const asked = requestOf(given, inspectorOf(scheme.groups[0]?.id ?? ''), key);
  await openPeriod(asked);
  await keepFile(asked, { type: 'image/jpeg', bytes: new Uint8Array(photo) }, mostPeriodBytes);
  await keepFile(asked, { type: 'application/pdf', bytes: new Uint8Array(paper) }, mostPeriodBytes);
  await more(asked);
  await store.close();
}

let copies = 0;
const copyOf = (dataDir: string): string => {
  const copy = join(folder, `copy-${(copies += 1)}`);
  cpSync(dataDir, copy, { recursive: true });
  return copy;
};

const place = (root: string, bytes: Buffer) => join(root, folderOf('demo!luan!2026-10'), digestOfBytes(bytes));
/** Looked at in a copy: in this process the driver lets a store go late. */
const soundIn = async (dataDir: string) => {
  const store = await openSqliteStore(copyOf(dataDir));
  const { break: broken } = await verifyChain({ store, clock: () => october }, periodChain(key));
  await store.close();
  return broken;
};

test('a backup holds the files that count, and a restored store has them', async () => {
  await filled();
  const file = join(folder, 'backup.db');
  await backUp(data, file);
  expect(readdirSync(folder).sort()).toEqual(['backup.db', 'backup.db.files', 'data']);
  const other = join(folder, 'other');
  await restore(other, file, false, october);
  expect(readdirSync(other).sort()).toEqual(['files', 'scorebook.db']);
  expect([existsSync(place(filesFolder(other), photo)), await soundIn(other)]).toEqual([true, null]);
  // The backup is there for the next time.
  expect(existsSync(place(filesBeside(file), photo))).toBe(true);
});

test('what was destroyed, or nobody has told of, is in no backup', async () => {
  await filled((asked) => destroyFile(asked, digestOfBytes(photo), '误拍'));
  // As a crash between row and bytes leaves it.
  writeFileSync(place(filesFolder(data), photo), photo);
  writeFileSync(place(filesFolder(data), pdf('left over')), pdf('left over'));
  const file = join(folder, 'backup.db');
  await backUp(data, file);
  expect(readdirSync(join(filesBeside(file), folderOf('demo!luan!2026-10')))).toEqual([digestOfBytes(paper)]);
});

test('a store or a backup in which a file is missing or changed is refused, and nothing is left of it', async () => {
  await filled();
  const file = join(folder, 'backup.db');
  writeFileSync(place(filesFolder(data), photo), 'another photo');
  await expect(backUp(data, file)).rejects.toThrow(/file-changed/);
  rmSync(place(filesFolder(data), photo));
  await expect(backUp(data, file)).rejects.toThrow(/file-missing/);
  expect(readdirSync(folder)).toEqual(['data']);
  writeFileSync(place(filesFolder(data), photo), photo);
  await backUp(data, file);
  rmSync(place(filesBeside(file), paper));
  await expect(restore(join(folder, 'other'), file, false, october)).rejects.toThrow(BackupRefused);
  expect(readdirSync(join(folder, 'other'))).toEqual([]);
});

test('a backup overwrites no files either', async () => {
  await filled();
  writeFileSync(join(folder, 'backup.db.files'), 'mine');
  await expect(backUp(data, join(folder, 'backup.db'))).rejects.toThrow(/overwrites nothing/);
});

test('where a store is replaced, its own files are kept with it, and it can be put back', async () => {
  await filled();
  const file = join(folder, 'backup.db');
  await backUp(data, file);
  const store = await openSqliteStore(data);
  const asked = requestOf({ store, clock: () => october }, inspectorOf(preset('luan').groups[0]?.id ?? ''), key);
  const later = pdf('came later');
  await keepFile(asked, { type: 'application/pdf', bytes: new Uint8Array(later) }, mostPeriodBytes);
  await destroyFile(asked, digestOfBytes(photo), '误拍');
  await store.close();

  const used = copyOf(data);
  const aside = await restore(used, file, true, october);
  expect([await soundIn(used), existsSync(place(filesFolder(used), photo))]).toEqual([null, true]);
  await restore(used, aside ?? '', true, new Date(october.getTime() + 1000));
  expect([await soundIn(used), existsSync(place(filesFolder(used), later))]).toEqual([null, true]);
});
