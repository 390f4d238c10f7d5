// Whose turn it is to observe: a year of months, everybody equally often; somebody excused, gone, assessing; a list that changes midway.
import fc from 'fast-check';
import {
  barOf,
  inTurn,
  proposed,
  type Bar,
  type ObserverList,
  type Turn,
} from '../../../shared/registers/observers-in-turn';
import { preset } from '../../../shared/scheme/presets';
import { nextPeriod, type Period } from '../../../shared/scheme/period';
import { period } from '../accepted';

const months = (count: number, first = '2026-01'): Period[] => {
  const all = [period(first)];
  while (all.length < count) all.push(nextPeriod(all.at(-1) as Period));
  return all;
};

interface Year {
  readonly list?: (month: Period) => readonly string[];
  readonly each?: number;
  readonly excused?: Readonly<Record<string, readonly string[]>>;
  readonly barOf?: (person: string) => Bar | null;
}

/** Month by month what is proposed and accepted. */
function turnsOf(
  count: number,
  { list = () => people, each = 1, excused = {}, barOf = () => null }: Year = {},
): Turn[] {
  const turns: Turn[] = [];
  for (const month of months(count)) {
    const now: ObserverList = { people: list(month), each };
    const observers = proposed(inTurn(now, turns, month, barOf), each, new Set(excused[month] ?? []));
    turns.push({ period: month, observers });
  }
  return turns;
}

const people = ['a', 'b', 'c', 'd'];
const told = (turns: readonly Turn[]): string => turns.map(({ observers }) => observers.join('')).join(' ');
const times = (turns: readonly Turn[], who: readonly string[]): number[] =>
  who.map((person) => turns.filter(({ observers }) => observers.includes(person)).length);

it('in a year of months four people observe three times each, in the order of the list', () => {
  const turns = turnsOf(12);
  expect(told(turns)).toBe('a b c d a b c d a b c d');
  expect(times(turns, people)).toEqual([3, 3, 3, 3]);
});

it('five who observe two at a time share twelve months as evenly as twenty-four turns can be', () => {
  const five = [...people, 'e'];
  const turns = turnsOf(12, { list: () => five, each: 2 });
  expect(told(turns).slice(0, 20)).toBe('ab cd ea bc de ab cd');
  expect(Math.max(...times(turns, five)) - Math.min(...times(turns, five))).toBeLessThanOrEqual(1);
});

it('whoever is excused comes next time, and the others go on', () => {
  const turns = turnsOf(9, { excused: { '2026-02': ['b'] } });
  expect(told(turns)).toBe('a c b d a c b d a');
});

it('whoever is excused again and again stays first, until they come', () => {
  const turns = turnsOf(6, { excused: { '2026-02': ['b'], '2026-03': ['b'], '2026-04': ['b'] } });
  expect(told(turns)).toBe('a c d a b c');
});

it('whoever has left or assesses is passed over', () => {
  const barOf = (person: string): Bar | null => (person === 'b' ? 'left' : person === 'd' ? 'assessor' : null);
  expect(told(turnsOf(4, { barOf }))).toBe('a c a c');
  const queue = inTurn({ people, each: 1 }, [], period('2026-01'), barOf);
  expect(queue.map(({ person, bar }) => [person, bar])).toEqual([
    ['a', null],
    ['b', 'left'],
    ['c', null],
    ['d', 'assessor'],
  ]);
});

it('somebody new in the list comes first and then in turn; who is taken out comes no more', () => {
  const list = (month: Period) => (month < '2026-04' ? people : ['n', 'a', 'b', 'c']);
  expect(told(turnsOf(9, { list }))).toBe('a b c n a b c n a');
});

it('what was named for the period itself, and periods of another length, are not looked at', () => {
  const turns: Turn[] = [
    { period: period('2026-05'), observers: ['a'] },
    { period: period('2026-Q1'), observers: ['b'] },
  ];
  const queue = inTurn({ people, each: 1 }, turns, period('2026-05'), () => null);
  expect(queue.map(({ person, last }) => [person, last])).toEqual(people.map((person) => [person, null]));
});

it('nobody is proposed twice, and none where nobody can', () => {
  expect(
    proposed(
      inTurn({ people: ['a', 'a'], each: 2 }, [], period('2026-01'), () => null),
      2,
    ),
  ).toEqual(['a']);
  expect(told(turnsOf(2, { barOf: () => 'left' })).trim()).toBe('');
});

it('however many there are and however many observe, nobody observes twice more than another', () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (count, each, over) => {
      const all = Array.from({ length: count }, (_, i) => `p${String(i)}`);
      const often = times(turnsOf(over, { list: () => all, each }), all);
      expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
    }),
  );
});

it('excused now and then, everybody still observes within one turn of the others once the excused have come', () => {
  const excusing = fc.array(fc.constantFrom(...people, null), { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(excusing, (who) => {
      const all = months(24);
      const excused = Object.fromEntries(all.map((month, i) => [month, who[i] === null ? [] : [String(who[i])]]));
      const turns = turnsOf(40, { excused });
      // Once nobody is excused any more, four months in a row have all four.
      for (let from = 28; from + 4 <= 40; from += 4)
        expect(
          turns
            .slice(from, from + 4)
            .flatMap(({ observers }) => observers)
            .sort(),
        ).toEqual(people);
    }),
  );
});

it('in Liuzhou leaders who evaluate observe like heads; the office and the inspectors, who take points off, are passed over', () => {
  const bar = (...roles: string[]) => barOf(preset('liuzhou'), roles);
  expect(bar('leader', 'assessor:liuzhou/leaders')).toBeNull();
  expect(bar('head:liuzhou/d1', 'observer:liuzhou/2026-09')).toBeNull();
  expect(bar('leader', 'assessor:liuzhou/inspectors')).toBe('assessor');
  expect(bar('head:liuzhou/d1', 'group-leader:liuzhou/office')).toBe('assessor');
  expect(bar('leader', 'assessor:luan/safety')).toBeNull();
  expect(bar()).toBe('left');
});
