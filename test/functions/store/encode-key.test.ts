// Keys: injective, ordered part by part, and made of harmless characters whatever goes in.
import fc from 'fast-check';
import {
  MAX_KEY_LENGTH,
  boundAfter,
  encodeKey,
  everyRow,
  joinKey,
  keyParts,
  rowsUnder,
} from '../../../functions/store/encode-key';
import { KeyRefused } from '../../../functions/store/store';

const anyPart = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  minLength: 1,
  maxLength: 40,
});
const parts = fc.array(anyPart, { minLength: 1, maxLength: 2 });
const joined = (texts: readonly string[]) => joinKey(texts[0] ?? '', ...texts.slice(1));

describe('a key', () => {
  it('keeps ids and sheet keys readable', () => {
    expect(joinKey('sheet', 'luan-01~safety', 'v.2_B')).toBe('sheet!luan-01~safety!v.2_B');
  });

  it.each([
    ['luan/安全', 'luan*002F*5B89*5168'],
    ["zz' or PartitionKey ne 'zz", 'zz*0027*0020or*0020PartitionKey*0020ne*0020*0027zz'],
    ['\\#?%', '*005C*0023*003F*0025'],
    ['a!b*c', 'a*0021b*002Ac'],
    ['\u0000\r\n\u007f', '*0000*000D*000A*007F'],
    ['\ud800', '*D800'],
  ])('writes %j as %s', (part, key) => {
    expect(encodeKey(part)).toBe(key);
  });

  it('is the same for both Unicode forms of one text', () => {
    expect(encodeKey('e\u0301')).toBe(encodeKey('\u00e9'));
  });

  it('is the same for two lists of parts only if their texts are the same in NFC', () => {
    const nfc = (texts: readonly string[]) => JSON.stringify(texts.map((text) => text.normalize('NFC')));
    fc.assert(fc.property(parts, parts, (a, b) => (joined(a) === joined(b)) === (nfc(a) === nfc(b))));
  });

  it('is taken apart into the parts that it was made of', () => {
    fc.assert(
      fc.property(parts, (texts) =>
        expect(keyParts(joined(texts))).toEqual(texts.map((text) => text.normalize('NFC'))),
      ),
    );
  });

  it('lies among all rows', () => {
    fc.assert(
      fc.property(parts, (texts) => {
        const row = joined(['row', ...texts]);
        return everyRow.from <= row && row < everyRow.to;
      }),
    );
  });

  it('never holds anything but the allowed characters', () => {
    fc.assert(fc.property(parts, (texts) => /^[A-Za-z0-9._~*!-]+$/.test(joined(texts))));
  });

  it('lies under its first part, and no other part does', () => {
    const { from, to } = rowsUnder('a');
    const isUnder = (row: string) => from <= row && row < to;
    fc.assert(fc.property(anyPart, (part) => isUnder(joinKey('a', part)) && !isUnder(encodeKey(part))));
    expect([joinKey('a-b', 'a'), joinKey('a', 'z')].sort()).toEqual([joinKey('a', 'z'), joinKey('a-b', 'a')]);
  });

  it('is followed by its bound, which lies before every later key', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [row, other] = [joined(a), joined(b)];
        return boundAfter(row) > row && (other > row ? other > boundAfter(row) : other < boundAfter(row));
      }),
    );
  });

  it('is refused where a part is empty or the whole is longer than Azure takes', () => {
    expect(() => joinKey('sheet', '')).toThrow(KeyRefused);
    expect(joinKey('x'.repeat(MAX_KEY_LENGTH))).toHaveLength(512);
    expect(() => joinKey('x'.repeat(MAX_KEY_LENGTH), 'x')).toThrow(KeyRefused);
    expect(() => joinKey('考'.repeat(200))).toThrow(KeyRefused);
    expect(() => joinKey('x'.repeat(4_000_000))).toThrow(KeyRefused);
  });
});
