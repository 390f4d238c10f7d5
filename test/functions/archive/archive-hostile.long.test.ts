// Archives that somebody has made to do harm, and machines that fail: as processes of a release, with full disks, kills and missing rights; nothing is lost, and nothing half stands under a whole one's name.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { assertRoomBeside } from '../../../functions/archive/laid-out';
import { checkArchive } from '../../../functions/archive/stage-archive';
import { archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { unpacked } from '../../fixtures/unpacked';
import { forgedFrom } from './forged';
import { clock, contents, version } from './over-stores';

jest.setTimeout(280_000);

const programs = join(__dirname, '../../../dist/server');
let work: string;
let source: string;
let file: string;
let made: string[];

beforeAll(async () => {
  source = unpacked(1);
  await upgradeCommand([], { DATA_DIR: source }, version, clock, () => undefined);
  work = mkdtempSync(join(tmpdir(), 'scorebook-hostile-'));
  file = join(work, 'all.archive');
  await archiveCommand([file], { DATA_DIR: source }, version, clock);
  made = await contents({ DATA_DIR: source });
});
afterAll(() => [source, work].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder with the archive in it, and room for stores. */
const place = () => {
  const folder = mkdtempSync(join(work, 'place-'));
  cpSync(file, join(folder, 'a.archive'));
  return folder;
};
const env = (dataDir: string) => ({ PATH: process.env['PATH'], STORE: 'sqlite', DATA_DIR: dataDir });

describe('forged', () => {
  const refused = async (change: (text: string) => string, sentence: string) => {
    const folder = place();
    writeFileSync(join(folder, 'bad.archive'), forgedFrom(file, change));
    const data = join(folder, 'data');
    await expect(unarchiveCommand([join(folder, 'bad.archive')], { DATA_DIR: data }, version, clock)).rejects.toThrow(
      sentence,
    );
    expect(existsSync(data) ? await contents({ DATA_DIR: data }) : []).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  };

  test('two organisations of the same name', () =>
    refused(
      (text) => text.replace('"organisations":["demo","other"]', '"organisations":["demo","demo"]'),
      'its first line',
    ));

  test.each(['../../../etc/passwd', '..', 'a/b', 'C:\\\\x', ''])('a file that would be called “%s”', (name) =>
    refused(
      (text) => text.replace(/\n\{"file":"[0-9a-f]{64}","bytes"/, `\n{"file":"${name}","bytes"`),
      'a line of it is not of the form',
    ),
  );

  test.each(['demo!../../x!y', '../demo!people', 'demo', 'demo!a b', 'format', 'retention', 'consolidations'])(
    'a partition that would be called “%s”',
    (name) =>
      refused(
        (text) =>
          text
            .replace('{"part":"other!people"}', `{"part":"${name}"}`)
            .replace('{"over":"other!people"', `{"over":"${name}"`),
        'of no organisation that it names',
      ),
  );

  test.each(['person!a b', 'person!\\u0000', 'x'.repeat(600)])('a row that would be called “%s”', (name) =>
    refused((text) => text.replace('{"row":"person!other-office-1"', `{"row":"${name}"`), 'damaged or no archive'),
  );

  test('one that unpacks to more than there is room for is refused before it is laid out', async () => {
    // A gibibyte of rows, in about one mebibyte.
    const bomb = join(work, 'bomb.archive');
    const packed = createGzip();
    const chunks: Buffer[] = [];
    packed.on('data', (chunk: Buffer) => chunks.push(chunk));
    const header = {
      scorebook: 'archive',
      form: 1,
      format: 2,
      version,
      madeAt: clock().toISOString(),
      organisations: ['demo'],
    };
    packed.write(`${JSON.stringify(header)}\n{"part":"demo!people"}\n`);
    const bytes = 750 * 1024;
    const row = Buffer.from(`{"row":"x","bytes":${bytes}}\n${' '.repeat(bytes)}\n`);
    for (let n = 0; n < 1400; n += 1) if (!packed.write(row)) await once(packed, 'drain');
    packed.end(`{"over":"demo!people","digest":"${'0'.repeat(64)}"}\n`);
    await once(packed, 'end');
    writeFileSync(bomb, Buffer.concat(chunks));
    const before = process.memoryUsage().rss;
    await expect(unarchiveCommand([bomb], { DATA_DIR: join(work, 'bombed') }, version, clock)).rejects.toThrow(
      'another digest',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
    expect(existsSync(join(work, 'bombed'))).toBe(false);
    // What there is to unpack is told by reading it, and held against the disk.
    const { bytes: whole } = await checkArchive(file);
    expect(whole).toBeGreaterThan(1_000_000);
    expect(() => assertRoomBeside(file, whole)).not.toThrow();
    expect(() => assertRoomBeside(file, 2 ** 60)).toThrow(/holds \d+ MiB, and .* has room for \d+/);
  });
});

describe('as a process', () => {
  const run = (command: string, dataDir: string, words: readonly string[], before = '') => {
    const line = `${before} exec "$0" "$@"`;
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', line, process.execPath, join(programs, `${command}.js`), ...words],
      { env: env(dataDir), encoding: 'utf8' },
    );
    return { status, stderr };
  };
  const left = (folder: string) => readdirSync(folder).filter((name) => !['a.archive', 'data'].includes(name));

  test.each([64, 400, 3000])(
    'where no file may be larger than %d blocks nothing half is left, and it says why',
    (blocks) => {
      const folder = place();
      const limit = `ulimit -f ${blocks};`;
      const archived = run('archive', source, [join(folder, 'b.archive')], limit);
      expect([archived.status, archived.stderr]).toEqual([
        1,
        expect.stringContaining('the disk is full or refuses to write'),
      ]);
      const brought = run('unarchive', join(folder, 'data'), [join(folder, 'a.archive')], limit);
      expect([brought.status, brought.stderr]).toEqual([
        1,
        expect.stringContaining('the disk is full or refuses to write'),
      ]);
      expect(left(folder)).toEqual([]);
      // With room it is done.
      expect(run('unarchive', join(folder, 'data'), [join(folder, 'a.archive')]).status).toBe(0);
    },
  );

  test('who may not read the file, or write beside it, is told so', () => {
    const folder = place();
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const asNobody = (command: string, dataDir: string, words: readonly string[]) =>
      spawnSync(process.execPath, [join(programs, `${command}.js`), ...words], {
        env: env(dataDir),
        encoding: 'utf8',
        ...nobody,
      });
    for (const folderAbove of [work, folder]) chmodSync(folderAbove, 0o755);
    const data = join(work, 'of-nobody');
    mkdirSync(data);
    chmodSync(data, 0o777);
    const archived = join(folder, 'a.archive');
    chmodSync(archived, 0o000);
    expect(asNobody('unarchive', data, [archived]).stderr).toContain('cannot be read');
    chmodSync(archived, 0o644);
    chmodSync(folder, 0o555);
    expect(asNobody('unarchive', data, [archived]).stderr).toContain('Nothing can be written in');
    chmodSync(folder, 0o755);
    expect(left(folder)).toEqual([]);
    expect(run('unarchive', data, [folder]).stderr).toContain('is it a file');
  });

  const killedAfter = async (ms: number, command: string, dataDir: string, words: readonly string[]) => {
    const child = spawn(process.execPath, [join(programs, `${command}.js`), ...words], {
      env: env(dataDir),
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await Promise.race([pause(ms), ended]);
    child.kill('SIGKILL');
    await ended;
    return child.signalCode === 'SIGKILL';
  };

  test('killed at any moment, an archive stands whole under its name or not at all, and the next one takes away what was left', async () => {
    const folder = place();
    const name = join(folder, 'k.archive');
    let kills = 0;
    for (let ms = 100; ; ms *= 1.3) {
      if (!(await killedAfter(ms, 'archive', source, [name]))) break;
      // What has its name is whole, whatever came after.
      if (existsSync(name)) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    expect(left(folder)).toEqual(['k.archive']);
    const data = join(folder, 'data');
    expect(run('unarchive', data, [name]).status).toBe(0);
    expect(await contents({ DATA_DIR: data })).toEqual(made);
  });

  test('killed at any moment, what was brought in counts whole or not at all, and is gone on with', async () => {
    const folder = place();
    const archived = join(folder, 'a.archive');
    let kills = 0;
    for (let ms = 250; ; ms *= 1.4) {
      const data = join(folder, 'data');
      rmSync(data, { recursive: true, force: true });
      const killed = await killedAfter(ms, 'unarchive', data, [archived]);
      if (killed) {
        kills += 1;
        expect(run('unarchive', data, [archived, '--replace'])).toEqual({ status: 0, stderr: '' });
      }
      expect(await contents({ DATA_DIR: data })).toEqual(made);
      if (!killed) break;
    }
    expect(kills).toBeGreaterThan(2);
    expect(left(folder)).toEqual([]);
  });

  test('a folder that another machine left goes once nobody can be at it any more; one that is in use stays', () => {
    const folder = place();
    const [old, fresh, own] = [
      '.scorebook-archive-other@1@a',
      '.scorebook-archive-other@1@b',
      `.scorebook-archive-${encodeURIComponent(hostname())}@${process.pid}@c`,
    ];
    for (const name of [old, fresh, own]) mkdirSync(join(folder, name));
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    utimesSync(join(folder, old), longAgo, longAgo);
    expect(run('archive', source, [join(folder, 'x.archive')]).status).toBe(0);
    expect(left(folder).sort()).toEqual([fresh, own, 'x.archive'].sort());
  });
});
