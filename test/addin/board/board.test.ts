// What the board's address asks for, and what is meant where it leaves something open.
import { askedBoard, boardAddress } from '../../../addin/board/board-address';
import { meantPeriod, meantScheme } from '../../../addin/board/load-board';
import type { Period } from '../../../shared/api/periods';

test.each([
  ['', '/board'],
  ['?', '/board'],
  ['?scheme=luan', '/board?scheme=luan'],
  ['?period=2026-10&scheme=luan', '/board?scheme=luan&period=2026-10'],
  ['?scheme=luan&period=&wall=1&language=en', '/board?scheme=luan&language=en-US&wall=1'],
  ['?language=zh-TW&wall=yes', '/board?language=zh-CN'],
])('what %s asks for has one address', (search, address) => {
  expect(boardAddress(askedBoard(search))).toBe(address);
  expect(boardAddress(askedBoard(address.slice('/board'.length)))).toBe(address);
});

const periodOf = (period: string, state: string) => ({ scheme: 'luan', period, state }) as Period;

describe('where the address names no period, the board is', () => {
  test('that of the latest published one, whatever is still signed', () => {
    const periods = [periodOf('2026-09', 'published'), periodOf('2026-08', 'published'), periodOf('2026-10', 'signed')];
    expect(meantPeriod(periods)?.period).toBe('2026-09');
  });

  test('that of the cycle rather than of a roll-up that ends with it', () => {
    const periods = [periodOf('2026-Q3', 'published'), periodOf('2026-09', 'published')];
    expect(meantPeriod(periods)?.period).toBe('2026-09');
    expect(meantPeriod(periods.slice(0, 1))?.period).toBe('2026-Q3');
  });

  test('none before anything is published', () => {
    expect(meantPeriod([periodOf('2026-09', 'consolidated')])).toBeNull();
  });
});

test('where it names no scheme, the one in which the reader has a part is meant', () => {
  const schemes = [{ id: 'baiyin' }, { id: 'luan' }];
  expect(meantScheme(schemes, ['head:luan/garage'])).toBe('luan');
  expect(meantScheme(schemes, ['leader'])).toBe('baiyin');
  expect(meantScheme([], ['leader'])).toBeNull();
});
