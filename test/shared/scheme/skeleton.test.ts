import fc from 'fast-check';
import { confusables } from '../../../shared/scheme/confusables';
import { formOf, mixedWord, skeletonOf } from '../../../shared/scheme/skeleton';

describe('what a text looks like', () => {
  it.each([
    ['Cyrillic for Latin letters', '\u0421\u0410\u0420', 'CAP'],
    ['Greek for Latin letters', '\u0391\u0392\u039f\u03a5', 'ABOY'],
    ['a Cyrillic letter under an accent', '\u0435\u0301', '\u00e9'],
    ['full-width for half-width forms', 'Ａ１（东）', 'A1(东)'],
    ['half-width for full-width katakana', 'ﾛ', 'ロ'],
    ['a Kangxi radical', '\u2f00车间', '一车间'],
    ['radicals as a PDF gives them', '热\u2f12\u2ecb间', '热力车间'],
    ['a compatibility ideograph', '\uf90a', '金'],
    ['zero, the letter O, 〇 and circles', '二0二O二〇二○二◯', '二O二O二O二O二O'],
    ['one, the letters l and I, a bar', '1lI|', 'llll'],
    ['a dash for a one', '—队', '一队'],
    ['variants of one ideograph', '値班', '值班'],
    ['quotes', '“三基”', '"三基"'],
    ['blanks of any width and number', ' 一\u3000 队\u00a0', '一 队'],
  ])('%s', (_, one, other) => {
    expect(one).not.toBe(other);
    expect(skeletonOf(one)).toBe(skeletonOf(other));
  });

  it.each([
    ['己', '已'],
    ['末', '未'],
    ['A', 'a'],
    ['一队', '二队'],
    ['μ', 'u'],
  ])('tells %s from %s', (one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });

  it('is what it looks like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(skeletonOf(skeletonOf(text))).toBe(skeletonOf(text));
      }),
    );
  });
});

describe('the table of confusables', () => {
  const members = Object.values(confusables).flatMap((alike) => [...alike]);

  it('names every character once, in the form in which a text is looked at', () => {
    expect(new Set(members).size).toBe(members.length);
    expect(members.filter((character) => character.normalize('NFKD') !== character)).toEqual([]);
  });

  it('leads nowhere that leads further', () => {
    expect(Object.keys(confusables).filter((target) => members.some((one) => target.includes(one)))).toEqual([]);
    expect(Object.keys(confusables).filter((target) => target.normalize('NFKD') !== target)).toEqual([]);
  });
});

describe('what a text was meant as', () => {
  it('is the same for full and half width, and for Kangxi radicals', () => {
    expect(formOf(' Ａ１（东）\u3000区 ')).toBe('A1(东) 区');
    expect(formOf('\u2f00车间')).toBe('一车间');
  });

  it('is not what it only looks like', () => {
    expect(formOf('\u0421\u0410\u0420')).not.toBe(formOf('CAP'));
  });
});

describe('a word of more than one script', () => {
  it.each([
    ['H\u0435ating', 'H\u0435ating'],
    ['供热 W\u0430ter', 'W\u0430ter'],
    ['\u0430\u0431-A\u0430', 'A\u0430'],
    ['Ｋ\u0430', 'K\u0430'],
  ])('is found in %s', (text, word) => {
    expect(mixedWord(text)).toBe(word);
  });

  it.each([
    '热力A车间',
    'PM2.5 μg/m³',
    '\u0422\u0435\u043f\u043b\u043e\u0446\u0435\u0445',
    'Water \u0422\u0435\u043f\u043b\u043e',
    'kΩ',
    'α粒子',
    '',
  ])('is not found in %s', (text) => {
    expect(mixedWord(text)).toBeNull();
  });
});
