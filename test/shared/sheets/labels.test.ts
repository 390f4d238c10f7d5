import { finder, labelsOf } from '../../../shared/sheets/labels';

const heating = { id: 'd1', title: { 'zh-CN': '热力车间', 'en-US': 'Heating' } };
const area = { id: 'd2', title: 'A区（东）' };
const find = finder([heating, area]);
const one = (id: string) => ({ kind: 'one', id });

describe('a label', () => {
  it('has the id behind it where two titles look the same', () => {
    const labels = labelsOf([{ id: 'a', title: 'CAP' }, { id: 'b', title: '\u0421\u0410\u0420' }, area], 'zh-CN');
    expect([...labels.values()]).toEqual(['CAP（a）', '\u0421\u0410\u0420（b）', 'A区（东）']);
  });
});

describe('titles that differ by capitals alone', () => {
  it('have their ids behind them: a formula takes them for one', () => {
    const labels = labelsOf([{ id: 'x', title: 'A类' }, { id: 'y', title: 'a类' }, area], 'zh-CN');
    expect([...labels.values()]).toEqual(['A类（x）', 'a类（y）', 'A区（东）']);
  });
});

describe('a typed name', () => {
  it.each([
    ['热力车间', 'd1'],
    [' Heating ', 'd1'],
    ['d1', 'd1'],
    ['Ｈｅａｔｉｎｇ', 'd1'],
    ['热\u2f12车间', 'd1'],
    ['Ａ区(东)', 'd2'],
    ['ｄ２', 'd2'],
  ])('%j means %s, whatever the width of its characters', (typed, id) => {
    expect(find(typed)).toEqual(one(id));
  });

  it.each([
    ['H\u0435ating', 'd1'],
    ['热力\u2ecb间', 'd1'],
    ['dl', 'd1'],
    ['\u0410区（东）', 'd2'],
  ])('%j only looks like %s', (typed, id) => {
    expect(find(typed)).toEqual({ kind: 'alike', id });
  });

  it('is nobody’s where it looks like none', () => {
    expect(find('锅炉房')).toEqual({ kind: 'none' });
    expect(find('heating')).toEqual({ kind: 'none' });
  });

  it('is not one of two that look the same, but for its id', () => {
    const twins = finder([
      { id: 'a', title: 'CAP' },
      { id: 'b', title: '\u0421\u0410\u0420' },
    ]);
    for (const typed of ['CAP', '\u0421\u0410\u0420', 'ＣＡＰ'])
      expect(twins(typed)).toEqual({ kind: 'many', ids: ['a', 'b'] });
    for (const typed of ['b', '\u0421\u0410\u0420（b）', '\u0421\u0410\u0420(b)'])
      expect(twins(typed)).toEqual(one('b'));
  });

  it('may be an id that looks like another one', () => {
    const ids = finder([
      { id: 'd1', title: '一' },
      { id: 'dl', title: '二' },
    ]);
    expect([ids('d1'), ids('dl'), ids('dI')]).toEqual([one('d1'), one('dl'), { kind: 'many', ids: ['d1', 'dl'] }]);
  });

  it('finds a title that has blanks around or within', () => {
    expect(finder([{ id: 'a', title: ' 一  队 ' }])('一 队')).toEqual(one('a'));
  });
});
