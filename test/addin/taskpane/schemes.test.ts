import { createApiClient } from '../../../addin/session/api-client';
import { pagesFor } from '../../../addin/taskpane/pages';
import { checkWorkbook } from '../../../addin/taskpane/schemes/check-workbook';
import { newScheme } from '../../../addin/taskpane/schemes/new-scheme';
import { compare, saveVersion } from '../../../addin/taskpane/schemes/save-version';
import { jsonName, jsonText, readJson } from '../../../addin/taskpane/schemes/scheme-json';
import type { StoredScheme } from '../../../addin/taskpane/schemes/stored-scheme';
import { schemeIdSchema } from '../../../shared/scheme/id';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';
import { schemeFrom } from '../../shared/accepted';
import { edited, rowOf, tablesOf, typedInto } from '../../shared/sheets/scheme-workbook/edited-tables';
import { problem, startSmallServer, type SmallServer } from '../session/small-server';

const luan = preset('luan');
const stored = (scheme: Scheme): StoredScheme => ({
  scheme,
  base: { version: scheme.version, etag: `"${scheme.version}"` },
});
const withDigits = (digits: number, version = 1): Scheme => schemeFrom({ ...luan, digits, version });

describe('the page on schemes', () => {
  it('is for the office alone', () => {
    expect(pagesFor(['office'])).toContain('schemes');
    for (const role of ['leader', 'admin', 'assessor:luan/party']) expect(pagesFor([role])).not.toContain('schemes');
  });
});

describe('a new scheme', () => {
  const id = schemeIdSchema.parse('ours');
  it.each([null, ...presetIds])('from %s is a scheme under its own id, in its first version', (from) => {
    const scheme = newScheme(id, from === null ? null : preset(from));
    expect(parseScheme(scheme)).toMatchObject({ ok: true, value: { id: 'ours', version: 1 } });
  });

  it('from nothing is read back from its workbook as it is', () => {
    expect(checkWorkbook(tablesOf(newScheme(id, null)), 'ours', 'zh-CN')).toMatchObject({
      kind: 'sound',
      scheme: newScheme(id, null),
    });
  });
});

describe('the check of a scheme workbook', () => {
  const tables = tablesOf(luan);

  it('names an unknown category with its cell', () => {
    const typed = edited(tables, 'units', typedInto(0, { 类别: 'nowhere' }));
    const checked = checkWorkbook(typed, 'luan', 'zh-CN');
    const faults = checked.kind === 'faults' ? checked.faults : [];
    expect(faults.map(({ code, place }) => [code, place])).toContainEqual([
      'unknown-reference',
      { sheet: '被考核单位', address: 'D5' },
    ]);
  });

  it('does not let one scheme become another by its id', () => {
    const typed = edited(tables, 'scheme', typedInto('编号', { 值: 'baiyin' }));
    expect(checkWorkbook(typed, 'luan', 'zh-CN')).toEqual({
      kind: 'faults',
      faults: [
        {
          code: 'scheme-id-changed',
          path: 'id',
          detail: { before: 'luan', text: 'baiyin' },
          place: { sheet: '方案', address: 'B6' },
        },
      ],
    });
  });

  it('leads a warning to the row of its indicator', () => {
    const uneven = schemeFrom({
      ...luan,
      components: luan.components.map((component, index) => (index === 0 ? { ...component, weight: 4 } : component)),
    });
    const checked = checkWorkbook(tablesOf(uneven), 'luan', 'zh-CN');
    const warned = checked.kind === 'sound' ? checked.warnings : [];
    const row = rowOf(tablesOf(uneven), 'indicators', 'party-1') + 5;
    expect(warned).toContainEqual({
      warning: expect.objectContaining({ code: 'share-too-large', path: 'components[0].indicators[0]' }),
      place: { sheet: '指标', address: `A${row}` },
    });
  });

  it('leads a title that looks like another one to its cell', () => {
    const [first, second] = luan.groups;
    const twins = schemeFrom({
      ...luan,
      groups: luan.groups.map((group) => (group === second ? { ...group, title: first?.title } : group)),
    });
    const checked = checkWorkbook(tablesOf(twins), 'luan', 'zh-CN');
    const warned = checked.kind === 'sound' ? checked.warnings : [];
    const row = rowOf(tablesOf(twins), 'groups', second?.id ?? '') + 5;
    expect(warned).toContainEqual({
      warning: expect.objectContaining({ code: 'look-alike-titles', path: 'groups[1].title' }),
      place: { sheet: '评价小组', address: `B${row}` },
    });
  });
});

describe('a version against what is stored', () => {
  const base = stored(luan).base;

  it('is the first one where nothing is stored', () => {
    expect(compare({ ...luan, version: 9 }, null, null)).toEqual({
      kind: 'next',
      stored: null,
      after: luan,
      changes: [],
    });
  });

  it('gets the next number, whatever number was typed', () => {
    expect(compare(withDigits(1, 7), base, stored(luan))).toMatchObject({
      kind: 'next',
      after: { version: 2, digits: 1 },
      changes: [{ kind: expect.any(String), path: ['digits'] }],
    });
  });

  it('is nothing new where it says the same, even as a version that came later', () => {
    expect(compare(luan, base, stored(luan))).toEqual({ kind: 'same', base });
    const later = stored(withDigits(1, 2));
    expect(compare(withDigits(1), base, later)).toEqual({ kind: 'same', base: later.base });
  });

  it('is stale where somebody else saved first, or gave the id to a scheme of theirs', () => {
    const theirs = stored(withDigits(1, 2));
    expect(compare(withDigits(3), base, theirs)).toEqual({ kind: 'stale', stored: theirs });
    expect(compare(withDigits(3), null, theirs)).toEqual({ kind: 'stale', stored: theirs });
    expect(compare(withDigits(3), theirs.base, theirs)).toMatchObject({ kind: 'next', after: { version: 3 } });
  });
});

describe('saving a version', () => {
  let server: SmallServer;
  const api = () => createApiClient(server.origin, { token: async () => 'token', signOut: async () => undefined });
  const signal = new AbortController().signal;
  const next = () => {
    const compared = compare(withDigits(1), stored(luan).base, stored(luan));
    if (compared.kind !== 'next') throw new Error(compared.kind);
    return compared;
  };
  beforeEach(async () => {
    server = await startSmallServer();
  });
  afterEach(() => server.close());

  it('adds it on top of the version that it was compared with', async () => {
    server.answer = () => ({ status: 201, body: { id: 'luan', version: 2, etag: '"2"', warnings: [] } });
    expect(await saveVersion(api(), next(), signal)).toEqual({ kind: 'saved', base: { version: 2, etag: '"2"' } });
    expect(server.asked).toMatchObject([
      { method: 'PUT', url: '/api/schemes/luan', headers: { 'if-match': '"1"' }, body: { version: 2, digits: 1 } },
    ]);
  });

  it('adds the first version only where there is none', async () => {
    server.answer = () => ({ status: 201, body: { id: 'luan', version: 1, etag: '"1"', warnings: [] } });
    const compared = compare(luan, null, null);
    if (compared.kind === 'next') await saveVersion(api(), compared, signal);
    expect(server.asked).toMatchObject([{ headers: { 'if-none-match': '*' } }]);
  });

  it.each([
    ['stale', 412, 'somebody else’s', withDigits(3, 2), 'stale'],
    ['version-not-next', 422, 'somebody else’s', withDigits(3, 2), 'stale'],
    ['stale', 412, 'the same, saved when the answer was lost', withDigits(1, 2), 'same'],
  ])('where the service says %s (%i) and its version is %s', async (code, status, _, theirs, kind) => {
    server.answer = ({ method, url }) => {
      if (method === 'PUT') return { status, body: problem(status, code) };
      if (url.startsWith('/api/schemes/luan')) return { status: 200, body: theirs };
      const listed = { id: 'luan', version: 2, title: theirs.title, etag: '"2"' };
      return { status: 200, body: { schemes: [listed], next: null } };
    };
    expect(await saveVersion(api(), next(), signal)).toMatchObject({ kind });
  });
});

describe('a scheme as JSON', () => {
  it('comes back as it went out', () => {
    expect(readJson(jsonText(luan))).toEqual({ kind: 'scheme', scheme: luan });
    expect(jsonName(luan)).toBe('luan-v1.json');
  });

  it('names every fault', () => {
    const read = readJson(JSON.stringify({ ...luan, digits: 9, colour: 'red' }));
    expect(read.kind === 'faults' && read.faults.map(({ code, path }) => [code, path])).toEqual([
      ['out-of-range', 'digits'],
      ['unknown-key', 'colour'],
    ]);
  });

  it('is not taken where it is torn, or larger than 32 MiB', () => {
    expect(readJson(jsonText(luan).slice(0, -4))).toEqual({ kind: 'broken' });
    const text = jsonText(luan);
    const most = 32 * 1024 * 1024;
    const padded = (bytes: number): string => text + ' '.repeat(bytes - new TextEncoder().encode(text).length);
    expect(readJson(padded(most)).kind).toBe('scheme');
    expect(readJson(padded(most + 1)).kind).toBe('large');
  });
});
