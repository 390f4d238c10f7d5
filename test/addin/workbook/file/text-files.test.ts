// Files of text: in whatever encoding Chinese offices save them, and nothing in them is guessed.
import { strToU8 } from 'fflate';
import { first, text } from './read-or-refused';

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
