// Any register, any people, any sequence of changes: the machine answers, stays within its states, and counts in an open period only.
import fc from 'fast-check';
import type { PeriodState } from '../../../shared/lifecycle/period-life';
import { gateSays } from '../../../shared/registers/gates';
import { postingsOf } from '../../../shared/registers/postings';
import { recordSchema, type RegisterRecord } from '../../../shared/registers/record';
import { dueOf, toldOf } from '../../../shared/registers/due';
import { stepsOpenTo, waitsFor } from '../../../shared/registers/steps';
import { maySee } from '../../../shared/registers/who';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import { bureau } from '../bureau';
import { assessor, head, leader, office, person, secretary, of, story } from './story';

const people = [
  ...[office, head, secretary, assessor, leader, person('mallory')],
  person('wang', of('head', 'd1'), of('secretary', 'd1')),
  person('wu', of('head', 'd2'), of('assessor', 'office')),
];
const ids = people.map(({ id }) => id);
const choices = [
  { id: 'a', title: 'a', points: 0.5 },
  { id: 'b', title: 'b' },
];
const columns = [
  { id: 'text', title: 't', type: 'text', longest: 20 },
  { id: 'number', title: 'n', type: 'number', min: 0 },
  { id: 'date', title: 'd', type: 'date' },
  { id: 'flag', title: 'f', type: 'yes-no' },
  { id: 'choice', title: 'c', type: 'choice', choices },
  { id: 'place', title: 'p', type: 'place' },
  { id: 'owner', title: 'o', type: 'person' },
  { id: 'units', title: 'u', type: 'unit', several: true },
  { id: 'whole', title: 'w', type: 'record', register: 'other', within: ['s0'] },
];
const names = columns.map(({ id }) => id);
const who = fc.constantFrom(
  ...['office', 'leader', 'assessor', 'head', 'secretary', 'author'],
  ...[{ person: 'owner' }, { role: 'head', of: 'units' }],
);
const whoList = fc.uniqueArray(who, { minLength: 1, maxLength: 3 });
const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const maybe = <Key extends string>(key: Key, value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.constant({}),
    value.map((one) => ({ [key]: one })),
  );
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((each): object => Object.assign({}, ...each));

const register = (id: string, prefix: string) =>
  fc.integer({ min: 2, max: 4 }).chain((count) => {
    const states = Array.from({ length: count }, (_, i) => `s${String(i)}`);
    const due = fc.constantFrom<unknown>(
      ...['issueDay', 'submitBy', 'publishDay', 'appealDays'],
      ...[{ column: 'date' }, { days: 3 }, { days: { column: 'choice', days: { a: 1 } }, after: 'date' }],
    );
    const state = (i: number) =>
      merged(
        fc.constant({ id: states[i], title: 's', ...(i === count - 1 && { end: 'done' }) }),
        i === 0 ? whoList.map((write) => ({ write: ['author', ...write] })) : maybe('write', whoList),
        maybe('inside', fc.constant(true)),
        maybe(
          'due',
          due.map((at) => ({ at, then: [{ days: 1, tell: ['office'] }] })),
        ),
      );
    const step = (i: number, from: fc.Arbitrary<string[]>, to: fc.Arbitrary<object>) =>
      merged(
        fc.constant({ id: `t${String(i)}`, title: 't' }),
        from.map((of) => ({ from: of })),
        to,
        fc
          .oneof(
            whoList,
            whoList.map((all) => ({ all })),
          )
          .map((by) => ({ by })),
        maybe('needs', some(names.slice(0, 7))),
        maybe('reason', fc.constant(true)),
        maybe('apart', some(['author', 'own-unit', 't0'])),
        maybe('if', fc.constantFrom<object>({ flag: true }, { choice: 'a' })),
        maybe('within', fc.constant({ days: 40, of: 'date' })),
      );
    const way = states.slice(1).map((to, i) => step(i, fc.constant([`s${String(i)}`]), fc.constant({ to })));
    const more = [0, 1].map((i) => step(i + count, some(states), maybe('to', fc.constantFrom(...states))));
    const write = fc.record({ in: some(states), by: whoList });
    const effects = [
      { does: 'line', at: { column: 'place' }, points: { column: 'number' }, reason: 'text' },
      { does: 'line', at: 'bonus', points: { column: 'choice' }, reason: 'text' },
      { does: 'gate', components: ['work'], or: 'zero' },
    ];
    return fc.record({
      ...{ id: fc.constant(id), title: fc.constant('台账'), prefix: fc.constant(prefix) },
      ...{ of: fc.constant('month'), about: fc.constant('unit') },
      columns: fc.tuple(
        ...columns.map((column) =>
          merged(
            fc.constant(
              column.id === 'whole' && id === 'other' ? { ...column, register: 'main', within: undefined } : column,
            ),
            fc.oneof(
              { weight: 3, arbitrary: fc.constant({}) },
              write.map((one) => ({ write: one })),
            ),
          ),
        ),
      ),
      states: fc.tuple(...states.map((_, i) => state(i))),
      steps: fc.tuple(...way, ...more),
      effects: fc.tuple(...effects.map((effect) => some(states).map((standing) => ({ ...effect, in: standing })))),
    });
  });

const good: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.constantFrom('一', '二'),
  number: fc.constantFrom(0.5, 1.5, 0),
  date: fc.constantFrom('2026-02-01', '2025-12-01'),
  flag: fc.boolean(),
  choice: fc.constantFrom('a', 'b'),
  place: fc.constantFrom('work/plan', 'bonus', 'quality/speed'),
  owner: fc.constantFrom(...ids),
  units: fc.constantFrom(['d1'], ['d1', 'd2']),
  whole: fc.constantFrom('O-1', 'O-2', 'M-1'),
};
const bad = fc.constantFrom<unknown>(null, '', -1, 'nowhere', ['d9'], {}, true);
const change = fc.record({
  asker: fc.nat(people.length - 1),
  register: fc.constantFrom('main', 'other'),
  which: fc.option(fc.nat(5), { nil: undefined, freq: 4 }),
  filled: fc.record(good),
  columns: fc.subarray(names, { maxLength: 2 }),
  wrong: fc.option(fc.dictionary(fc.constantFrom(...names), bad, { maxKeys: 2 }), { nil: {}, freq: 1 }),
  /** which of the steps that are open to the asker; none of these where it is null */
  open: fc.option(fc.nat(5), { nil: null, freq: 2 }),
  step: fc.constantFrom(undefined, undefined, undefined, 't0', 't9'),
  reason: fc.constantFrom('因此', undefined),
  period: fc.constantFrom<PeriodState>('open', 'open', 'open', 'closed'),
});

it('any sequence of changes leaves records that their registers know, and counts nothing anew in a closed period', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      ...[register('main', 'M'), register('other', 'O')],
      fc.array(change, { minLength: 30, maxLength: 60 }),
      (main, other, changes) => {
        const parsed = parseScheme({ ...bureau, calendar: { issueDay: 30, appealDays: 5 }, registers: [main, other] });
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
        const told = story(parsed.value);
        for (const { asker: at, which, period, open, filled, columns: some, wrong, ...given } of changes) {
          const asker = people[at] ?? office;
          const known = [...told.records.values()].filter((one) => one.register === given.register);
          const record = which === undefined ? undefined : known[which % Math.max(known.length, 1)];
          told.comes('2026-02-10', { periodState: period });
          const planned = told.registerOf(given.register);
          const steps = record === undefined ? [] : stepsOpenTo(told.plan, planned, record, asker);
          const way = open === null ? undefined : steps[open % Math.max(steps.length, 1)];
          const named = way === undefined ? some : way.missing;
          const set = { ...Object.fromEntries(Object.entries(filled).filter(([id]) => named.includes(id))), ...wrong };
          const asked = { ...given, set, ...(way !== undefined && { step: way.step }) };
          const counts = (one: RegisterRecord | undefined) =>
            one === undefined
              ? '[]'
              : JSON.stringify(
                  postingsOf(planned, one).map(({ unit, component, indicator, points }) => [
                    unit,
                    component,
                    indicator,
                    points,
                  ]),
                );
          const before = counts(record);
          const gate = record && gateSays(planned, record);
          const acted = told.ask(asker, { ...asked, ...(record?.number != null && { number: record.number }) });
          if (!acted.ok) {
            expect(acted.refusal.faults).not.toEqual([]);
            continue;
          }
          const after = acted.record;
          if (after.taken.length > 0) taken += 1;
          expect(recordSchema.safeParse(after).success).toBe(true);
          expect([...planned.states.keys()]).toContain(after.state);
          expect(new Set(after.signed.map(({ step, by }) => `${step} ${by}`)).size).toBe(after.signed.length);
          if (period !== 'open') {
            expect(counts(after)).toBe(before);
            if (gate !== undefined) expect(gateSays(planned, after)).toBe(gate);
          }
          waitsFor(planned, after);
          dueOf(told.plan, planned, after, told.around());
          toldOf(told.plan, planned, after, told.around());
          for (const someone of people) {
            maySee(told.plan.scheme, planned, after, someone);
            for (const { step } of stepsOpenTo(told.plan, planned, after, someone)) {
              expect(planned.steps.get(step)?.from).toContain(after.state);
            }
          }
        }
      },
    ),
    { numRuns: 30 },
  );
  // The sequences go somewhere.
  expect(taken).toBeGreaterThan(10);
});
