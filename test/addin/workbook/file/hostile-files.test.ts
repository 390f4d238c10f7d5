// Files that nobody should have sent: each is read right, or refused with a code that says what to do; none stalls or breaks anything.
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate';
import { FileRefused } from '../../../../addin/workbook/file/file-refused';
import { readFile } from '../../../../addin/workbook/file/read-file';
import { writeFile } from '../../../../addin/workbook/file/write-file';
import type { SheetGrid } from '../../../../shared/sheets/grid';

const text = (value: string) => ({ kind: 'text', value });
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

const sheet = 'xl/worksheets/sheet1.xml';

/** The same file with something put behind its cells. */
const withCells = (xml: string, after = '') =>
  changed((parts) => {
    parts[sheet] = (parts[sheet] ?? '').replace('</sheetData>', `${xml}</sheetData>${after}`);
  });

async function refusal(bytes: Uint8Array | Promise<Uint8Array>, name = 'chosen.xlsx'): Promise<string> {
  try {
    await readFile(await bytes, name);
    return 'read';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
}

const first = async (bytes: Uint8Array | Promise<Uint8Array>, name = 'chosen.xlsx'): Promise<SheetGrid> => {
  const [grid] = await readFile(await bytes, name);
  if (grid === undefined) throw new Error('no sheet');
  return grid;
};

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

describe('text', () => {
  const rowsOf = async (bytes: Uint8Array, name = '党务.csv') => {
    const { rows } = await first(bytes, name);
    return rows.map((row) =>
      row.map((cell) => (cell.kind === 'blank' ? null : cell.kind === 'text' ? cell.value : cell)),
    );
  };
  // 单位,扣分 / 甲,007 as Excel in China saves it.
  const gb18030 = new Uint8Array([
    0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xbf, 0xdb, 0xb7, 0xd6, 0x0d, 0x0a, 0xbc, 0xd7, 0x2c, 0x30, 0x30, 0x37, 0x0d, 0x0a,
  ]);

  test('nothing is guessed: 007 and 1-2 stay what they are', async () => {
    expect(await rowsOf(strToU8('\uFEFF单位,扣分\r\n甲,007\r\n乙,1-2\r\n丙,\r\n'))).toEqual([
      ['单位', '扣分'],
      ['甲', '007'],
      ['乙', '1-2'],
      ['丙'],
    ]);
  });

  test('what Excel in China saves, what it calls Unicode text, and quotes', async () => {
    expect(await rowsOf(gb18030)).toEqual([
      ['单位', '扣分'],
      ['甲', '007'],
    ]);
    const wide = new Uint8Array(2 + '单位\t扣分\r\n甲\t1'.length * 2);
    wide.set([0xff, 0xfe]);
    [...'单位\t扣分\r\n甲\t1'].forEach((character, at) => {
      wide.set([character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8], 2 + at * 2);
    });
    expect(await rowsOf(wide, '党务.txt')).toEqual([
      ['单位', '扣分'],
      ['甲', '1'],
    ]);
    expect(await rowsOf(strToU8('sep=;\r\n"原因";x\r\n"第一行\n""二"";";2'))).toEqual([
      ['原因', 'x'],
      ['第一行\n"二";', '2'],
    ]);
  });

  test('a web page that a system calls .xls', async () => {
    const page =
      '<html><meta charset="gb2312"><table><tr><td colspan=2>汇总&amp;</td></tr><tr><td>007</td><td>1-2</td></tr></table></html>';
    const { rows, merges } = await first(strToU8(page), '导出.xls');
    expect(rows[1]).toEqual([text('007'), text('1-2')]);
    expect(rows[0]?.[0]).toEqual(text('汇总&'));
    expect(merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });
});

test('bytes changed at random are read or refused, and never anything else', async () => {
  const whole = await small();
  let state = 7;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const codes = new Set<string>();
  for (let round = 0; round < 300; round++) {
    const bytes = whole.slice();
    for (let change = 0; change <= random(4); change++) bytes[random(bytes.length)] = random(256);
    codes.add(await refusal(bytes));
  }
  expect(codes).toContain('damaged');
});
