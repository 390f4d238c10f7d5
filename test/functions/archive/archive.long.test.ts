// Archives of the embedded store: what comes back is what was there; nothing of anybody else; nothing of what is damaged, foreign or newer.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { archive, archiveCommand } from '../../../functions/local/commands/archive-command';
import { unarchive, unarchiveCommand } from '../../../functions/local/commands/unarchive-command';
import { upgradeCommand } from '../../../functions/local/commands/upgrade-command';
import { openSqliteStore } from '../../../functions/store/sqlite-store';
import type { Store } from '../../../functions/store/store';
import { currentFormat } from '../../../functions/upgrade/store-format';
import { isUnfinished } from '../../../functions/upgrade/brought-in';
import { knownPerson } from '../../../functions/usecases/people';
import { submit } from '../../../functions/usecases/submit';
import { requestOf } from '../../../functions/usecases/access';
import { expectAsTold } from '../../fixtures/as-told';
import { toldOf, unpacked } from '../../fixtures/unpacked';
import { dyingAfter } from '../store/dying-after';
import { routine } from '../http/small-scheme';
import { contentsOf } from './contents-of';
import { forgedFrom } from './forged';

const clock = () => new Date('2026-12-01T08:00:00Z');
const version = '0.2.0';
let source: string;
let work: string;
let file: string;

beforeAll(async () => {
  source = unpacked(1);
  await upgradeCommand([], { DATA_DIR: source }, version, clock, () => undefined);
  work = mkdtempSync(join(tmpdir(), 'scorebook-archive-'));
  file = join(work, 'all.archive');
  await archiveCommand([file], { DATA_DIR: source }, version, clock);
});
afterAll(() => [source, work].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const folders = () => join(mkdtempSync(join(work, 'data-')), 'data');
const open = async <Answer>(dataDir: string, then: (store: Store) => Promise<Answer>) => {
  const store = await openSqliteStore(dataDir);
  return then(store).finally(() => store.close());
};
const bring = (dataDir: string, from: string, ...flags: string[]) =>
  unarchiveCommand([from, ...flags], { DATA_DIR: dataDir }, version, clock);

test('an archive is for its owner alone, and leaves nothing beside itself', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(work).filter((name) => name.includes('archive'))).toEqual(['all.archive']);
});

test('what comes back is equal, row by row and file by file, and people go on', async () => {
  const dataDir = folders();
  expect(await bring(dataDir, file)).toBe(`demo, other: as in ${file}; 19 audit chains hold`);
  const before = await open(source, contentsOf);
  expect(await open(dataDir, contentsOf)).toEqual(before);
  expect(before.filter((line) => line.startsWith('file ')).length).toBeGreaterThan(30);
  await open(dataDir, async (store) => {
    await expectAsTold(store, toldOf(1));
    const given = { store, clock };
    const office = await knownPerson(given, { organisation: 'demo', id: 'office-1', name: '' });
    const place = { organisation: 'demo', scheme: 'reg', period: '2026-10' };
    const receipt = await submit(requestOf(given, office, place), 'after', { sheets: [routine('u2', 1)] });
    expect(receipt.submission).toBe(3);
  });
});

test('an archive of one organisation holds nothing of the other', async () => {
  const other = join(work, 'other.archive');
  await archiveCommand([other, 'other'], { DATA_DIR: source }, version, clock);
  const text = gunzipSync(readFileSync(other)).toString();
  expect(text).toContain('other-office-1');
  expect(text).not.toContain('demo');
  expect(text).not.toContain('office-1@');
  const dataDir = folders();
  await bring(dataDir, other);
  const lines = (await open(source, contentsOf)).filter((line) => /^(row|file) other!/.test(line));
  expect(await open(dataDir, contentsOf)).toEqual(lines);
  // The rest may come beside it, and each only once.
  const demo = join(work, 'demo.archive');
  await archiveCommand([demo, 'demo'], { DATA_DIR: source }, version, clock);
  await bring(dataDir, demo);
  await expect(bring(dataDir, other)).rejects.toThrow('holds records of other already');
  expect(await open(dataDir, contentsOf)).toEqual(await open(source, contentsOf));
});

test('one of an older format is brought up on its way in', async () => {
  const old = unpacked(1);
  const older = join(work, 'format-1.archive');
  await archiveCommand([older], { DATA_DIR: old }, version, clock);
  rmSync(old, { recursive: true });
  const dataDir = folders();
  await bring(dataDir, older);
  await open(dataDir, async (store) => {
    await expectAsTold(store, toldOf(1));
    expect(await store.get({ partition: 'demo!people', row: 'organisation' })).not.toBeNull();
  });
});

test('cut off anywhere it counts for nothing, is refused without --replace, and is begun anew with it', async () => {
  const small = join(work, 'small.archive');
  await archiveCommand([small, 'other'], { DATA_DIR: source }, version, clock);
  for (let writes = 1; ; writes += 1) {
    const dataDir = folders();
    const whole = await open(dataDir, (store) =>
      unarchive(dyingAfter(store, writes), small, { replace: false, version, clock }).then(
        () => true,
        (error: unknown) => {
          expect(String(error)).toContain('killed');
          return false;
        },
      ),
    );
    if (whole) {
      expect(writes).toBeGreaterThan(3);
      break;
    }
    const begun = await open(dataDir, (store) => isUnfinished(store, 'other'));
    if (begun) {
      await expect(bring(dataDir, small)).rejects.toThrow('--replace');
      await expect(
        archiveCommand([join(work, 'none.archive'), 'other'], { DATA_DIR: dataDir }, version, clock),
      ).rejects.toThrow(/is being brought in|Nothing is recorded|holds no organisation/);
    }
    await bring(dataDir, small, '--replace');
    const lines = (await open(source, contentsOf)).filter((line) => /^(row|file) other!/.test(line));
    expect(await open(dataDir, contentsOf)).toEqual(lines);
  }
});

test('people may work while it is made: it is the store at one moment, with or without what they did', async () => {
  const dataDir = folders();
  await bring(dataDir, file);
  const during = join(work, 'during.archive');
  await open(dataDir, async (store) => {
    const given = { store, clock };
    const office = await knownPerson(given, { organisation: 'demo', id: 'office-1', name: '' });
    const place = { organisation: 'demo', scheme: 'reg', period: '2026-10' };
    let reads = 0;
    let submitted = 0;
    // Somebody submits whenever some pages were read, until the archive has come to its end.
    const busy: Store = {
      ...dyingAfter(store, Infinity),
      range: async (partition, range) => {
        reads += 1;
        if (reads % 7 === 0 && submitted < 60) {
          submitted += 1;
          await submit(requestOf(given, office, place), `busy-${submitted}`, {
            sheets: [routine('u1', submitted / 10)],
          });
        }
        return store.range(partition, range);
      },
    };
    await archive(busy, [], during, version, clock);
    expect(submitted).toBeGreaterThan(20);
    const again = folders();
    await bring(again, during);
    // The last submissions came while it was caught up with: they are in it.
    expect(await open(again, contentsOf)).toEqual(await contentsOf(store));
  });
});

describe('what is refused, with a sentence and nothing written', () => {
  const refused = async (bytes: Buffer, sentence: RegExp | string) => {
    const bad = join(work, 'bad.archive');
    writeFileSync(bad, bytes);
    const dataDir = folders();
    await expect(bring(dataDir, bad)).rejects.toThrow(sentence);
    const left = existsSync(dataDir) ? await open(dataDir, contentsOf) : [];
    expect(left).toEqual([]);
  };
  const unpackedText = () => gunzipSync(readFileSync(file));

  test('what is no archive', async () => {
    await refused(Buffer.from('PK'), 'cannot be unpacked');
    await refused(gzipSync('{"hello":"there"}\n'), 'no archive');
    await refused(gzipSync(Buffer.alloc(1_000_000)), 'no archive');
    await refused(Buffer.alloc(0), 'damaged or no archive');
  });

  test('one that was cut off, at any place', async () => {
    const packed = readFileSync(file);
    for (const part of [0.001, 0.3, 0.7, 0.999]) {
      await refused(packed.subarray(0, Math.floor(packed.length * part)), /cannot be unpacked|ends in the middle/);
    }
    const text = unpackedText();
    const lastLine = text.lastIndexOf(0x0a, text.length - 2) + 1;
    await refused(gzipSync(text.subarray(0, lastLine)), 'ends in the middle');
    await refused(gzipSync(Buffer.concat([text, Buffer.from('{}\n')])), 'something follows');
  });

  test('one in which a byte is another', async () => {
    const packed = readFileSync(file);
    for (const part of [0.2, 0.5, 0.8]) {
      const changed = Buffer.from(packed);
      const at = Math.floor(changed.length * part);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await refused(changed, /damaged or no archive/);
    }
  });

  const forged = (change: (text: string) => string) => forgedFrom(file, change);

  test('one that somebody has changed who knows how archives are made', async () => {
    await refused(
      forged((text) => text.replace('"roles":["office"]', '"roles":["admin" ]')),
      'audit chain of demo!people breaks at person!',
    );
    await refused(
      forged((text) => text.replace('{"part":"other!people"}', '{"part":"other!peoplf"}')),
      /ends where it has not begun|no end/,
    );
    await refused(
      forged((text) => text.replace('{"part":"other!people"}', '{"part":"third!people"}')),
      'of no organisation that it names',
    );
    const end = /\{"chain":"other!people","end":\{"sequence":2/;
    await refused(
      forged((text) => text.replace(end, '{"chain":"other!people","end":{"sequence":3')),
      'does not end where the archive says',
    );
  });

  test('one of a later program, which is named', async () => {
    const later = (name: string, number: number) =>
      forged((text) =>
        text.replace(/^\{[^\n]*\n/, (line) => line.replace(new RegExp(`"${name}":\\d+`), `"${name}":${number}`)),
      );
    await refused(later('format', currentFormat + 1), `format ${currentFormat + 1}, made by Scorebook 0.2.0`);
    await refused(later('form', 2), 'install Scorebook 0.2.0 or a later one');
  });
});
