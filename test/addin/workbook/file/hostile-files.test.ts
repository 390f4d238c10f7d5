// Files that nobody should have sent: each is read right, or refused with a code that says what to do; none stalls or breaks anything.
import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate';
import { writeXlsx } from 'hucre';
import { readFile } from '../../../../addin/workbook/file/read-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import { first, refusal, text } from './read-or-refused';

const small = (): Promise<Uint8Array> =>
  writeFile([
    {
      key: 'a',
      name: '表',
      blocks: [
        {
          at: 'A1',
          cells: [
            ['单位', '扣分'],
            ['甲', 1.5],
          ],
        },
      ],
    },
  ]);

/** The same file with some of its parts others. */
async function changed(change: (parts: Record<string, string>) => void): Promise<Uint8Array> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(await small())).map(([name, part]) => [name, strFromU8(part)]),
  );
  change(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}

/** A zip of one part that unpacks to more than any workbook; it says that it is small. */
function bombOf(part: string): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(301_000_000), { level: 1 });
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(1_000, 22);
  header.writeUInt16LE(part.length, 26);
  return new Uint8Array(Buffer.concat([header, Buffer.from(part), packed]));
}

/** Numbers that are the same in every run. */
function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

const sheet = 'xl/worksheets/sheet1.xml';

/** The same file with something put behind its cells. */
const withCells = (xml: string, after = '') =>
  changed((parts) => {
    parts[sheet] = (parts[sheet] ?? '').replace('</sheetData>', `${xml}</sheetData>${after}`);
  });

describe('zips', () => {
  test('a bomb in a part that is needed, and in one that is not', async () => {
    const bomb = bombOf('xl/worksheets/sheet1.xml');
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await refusal(bomb)).toBe('unpacks-too-large');
    expect(await refusal(bombOf('xl/media/image1.png'))).toBe('unpacks-too-large');
  });

  test('too many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`xl/part${at}.xml`, new Uint8Array()]));
    expect(await refusal(zipSync(parts))).toBe('too-many-parts');
  });

  test('a part that stands there twice', async () => {
    const one = await small();
    const twice = new Uint8Array(one.length * 2);
    twice.set(one);
    twice.set(one, one.length);
    expect(await refusal(twice)).toBe('damaged');
  });

  test.each([
    ['a document of Word', 'word/document.xml', 'other-format'],
    ['slides', 'ppt/presentation.xml', 'other-format'],
    ['OpenDocument', 'mimetype', 'other-format'],
    ['a binary workbook', 'xl/workbook.bin', 'other-format'],
    ['an archive with a workbook in it', '评分表.xlsx', 'no-workbook'],
  ])('%s with the name of a workbook', async (_, part, code) => {
    expect(await refusal(zipSync({ [part]: strToU8('x') }))).toBe(code);
  });

  test('one that is cut off anywhere', async () => {
    const whole = await small();
    for (let length = 4; length < whole.length; length += 97) {
      expect([length, await refusal(whole.subarray(0, length))]).not.toEqual([length, 'read']);
    }
  });
});

describe('worksheets', () => {
  test('a cell that is only formatted stands in the last corner: it is no cell', async () => {
    const grid = await first(withCells('<row r="1048576"><c r="XFD1048576" s="0"/></row>'));
    expect(grid.rows).toHaveLength(2);
  });

  test('a value in the last corner is refused with its place', async () => {
    const bytes = await withCells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    await expect(readFile(bytes, 'far.xlsx')).rejects.toMatchObject({
      code: 'cell-too-far',
      detail: { row: 1_048_576, column: 16_384 },
    });
  });

  test('one merge over the whole sheet is one over its cells', async () => {
    const grid = await first(withCells('', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'));
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  });

  test('merges that lie over one another, and more than anybody makes', async () => {
    const all = '<mergeCell ref="A1:B2"/>';
    expect(await refusal(withCells('', `<mergeCells>${all.repeat(3)}</mergeCells>`))).toBe('damaged');
    expect(await refusal(withCells('', `<mergeCells>${all.repeat(100_001)}</mergeCells>`))).toBe('too-many-merges');
  });

  test('more cells than anybody fills in, also in few rows and columns far apart', async () => {
    const row = (at: number) => `<row r="${at}"><c r="BXX${at}"><v>1</v></c></row>`;
    expect(await refusal(withCells(row(150_000)))).toBe('too-many-cells');
  });

  test('a text longer than a cell holds', async () => {
    const long = '字'.repeat(32_768);
    const cell = `<row r="3"><c r="A3" t="inlineStr"><is><t>${long}</t></is></c></row>`;
    expect(await refusal(withCells(cell))).toBe('text-too-long');
  });

  test.each(['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1/x.dtd">'])(
    '%s',
    async (dtd) => {
      const declared = changed((parts) => {
        parts[sheet] = (parts[sheet] ?? '').replace('<worksheet', `${dtd}<worksheet`);
      });
      expect(await refusal(declared)).toBe('declares-entities');
    },
  );

  test('hidden rows, columns and sheets are told, and read', async () => {
    const bytes = await changed((parts) => {
      parts[sheet] = (parts[sheet] ?? '')
        .replace('<sheetData>', '<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>')
        .replace('<row r="2"', '<row r="2" hidden="1"');
      parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] ?? '').replace(/<sheet /, '<sheet state="veryHidden" ');
    });
    const grid = await first(bytes);
    expect([grid.isHidden, [...grid.hiddenRows], [...grid.hiddenColumns]]).toEqual([true, [1], [1]]);
    expect(grid.rows[1]?.[0]).toEqual(text('甲'));
  });

  test('links to other workbooks and macros are left where they are; values are read', async () => {
    const bytes = await changed((parts) => {
      parts['xl/externalLinks/externalLink1.xml'] = '<externalLink/>';
      parts['xl/vbaProject.bin'] = 'macro';
      parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
        '</Relationships>',
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="rId91" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
      );
      parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] ?? '').replace(
        '</sheets>',
        '</sheets><externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId90"/></externalReferences>',
      );
      parts[sheet] = (parts[sheet] ?? '').replace(
        '</sheetData>',
        '<row r="3"><c r="B3"><f>[1]别处!A1</f><v>7</v></c></row></sheetData>',
      );
    });
    expect((await first(bytes, 'macros.xlsm')).rows[2]?.[1]).toMatchObject({
      kind: 'number',
      value: 7,
      isFormula: true,
    });
  });

  test('errors, booleans, dates and percent come as what they are', async () => {
    const bytes = await writeFile([
      {
        key: 'a',
        name: '表',
        blocks: [{ at: 'A1', cells: [[45_000, 0.95]] }],
        numberFormats: [
          { at: 'A1', format: 'yyyy-mm-dd' },
          { at: 'B1', format: '0%' },
        ],
      },
    ]);
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts[sheet] ?? new Uint8Array());
    parts[sheet] = strToU8(
      xml.replace(
        '</sheetData>',
        '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" t="b"><v>1</v></c></row></sheetData>',
      ),
    );
    expect((await first(zipSync(parts))).rows).toEqual([
      [
        { kind: 'number', value: 45_000, format: 'yyyy-mm-dd', shown: '2023-03-15' },
        { kind: 'number', value: 0.95, format: '0%', shown: '95%' },
      ],
      [
        { kind: 'error', value: '#N/A' },
        { kind: 'boolean', value: true },
      ],
    ]);
  });
});

describe('files of older programs', () => {
  const old = (): Uint8Array => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['单位', '扣分'],
        ['甲', 1.5],
      ]),
      '表',
    );
    return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
  };

  test.each(['评分表.xls', '评分表.et', '改名.xlsx'])('%s is read by what it is', async (name) => {
    const grid = await first(old(), name);
    expect(grid.rows[1]).toMatchObject([text('甲'), { kind: 'number', value: 1.5 }]);
  });

  test('a password for opening it, of an .xls and of an .xlsx', async () => {
    const locked = old();
    const start = locked.findIndex((_, at) => at % 64 === 0 && locked[at] === 0x09 && locked[at + 1] === 0x08);
    const second = start + 4 + (locked[start + 2] ?? 0);
    locked.set([0x2f, 0x00], second);
    expect([start > 0, await refusal(locked, '评分表.xls')]).toEqual([true, 'encrypted']);
    const encryption = { password: '123456', spinCount: 1_000 };
    const sealed = await writeXlsx({ sheets: [{ name: '表', rows: [['甲', 1]] }], encryption });
    expect(await refusal(sealed)).toBe('encrypted');
  });

  test('sectors that lead back to themselves, and bytes changed at random', async () => {
    const whole = old();
    const looped = whole.slice();
    // The table of sectors: every one is followed by itself.
    const table = 512 * (1 + new DataView(looped.buffer).getUint32(76, true));
    for (let at = 0; at < 512; at += 4) new DataView(looped.buffer).setUint32(table + at, at / 4, true);
    expect(await refusal(looped, 'loop.xls')).not.toBe('read');
    const random = randomBelow(11);
    for (let round = 0; round < 200; round++) {
      const bytes = whole.slice();
      for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256);
      await refusal(bytes, 'changed.xls');
    }
  });
});

describe('what is called a workbook and is none', () => {
  const bytesOf = (...values: number[]) => new Uint8Array(values);
  test.each([
    ['nothing at all', new Uint8Array(), 'empty'],
    ['PDF', strToU8('%PDF-1.7\n'), 'other-format'],
    ['a photo', bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 1), 'other-format'],
    ['rar', bytesOf(0x52, 0x61, 0x72, 0x21, 0x1a), 'other-format'],
    ['a spreadsheet as XML of 2003', strToU8('<?xml version="1.0"?><Workbook/>'), 'other-format'],
    ['bytes', bytesOf(1, 0, 2, 0, 3), 'no-workbook'],
    ['a container that is empty', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'no-workbook'],
    ['a page without a table', strToU8('<html><body>请登录</body></html>'), 'no-workbook'],
    ['text of no encoding', bytesOf(0xff, 0xff, 0x41), 'unreadable-text'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes, 'chosen.xls')).toBe(code);
  });

  test('a file larger than any', async () => {
    expect(await refusal(new Uint8Array(30_000_001))).toBe('too-large');
  });
});

test('bytes changed at random are read or refused, and never anything else', async () => {
  const whole = await small();
  const random = randomBelow(7);
  const codes = new Set<string>();
  for (let round = 0; round < 300; round++) {
    const bytes = whole.slice();
    for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256);
    codes.add(await refusal(bytes));
  }
  expect(codes).toContain('damaged');
});
