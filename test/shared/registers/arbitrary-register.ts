// Registers that nobody has thought of: any legal combination of columns' writers, states, deadlines, steps, conditions and effects.
import fc from 'fast-check';
import { withoutHidden } from '../../../shared/scheme/plain-text';

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
export const columnNames = columns.map(({ id }) => id);
/** What somebody may type that a notation could take for its own. */
const plainTyped = fc
  .string({
    unit: fc.constantFrom('a', '=', ';', '；', ':', '"', '@', ' ', '\\', ',', '—', '{}', 'true', '是', '\n'),
    maxLength: 8,
  })
  .filter((text) => withoutHidden(text) === text);
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

/** Any register that fits the small scheme beside another: `main` has parts of `other`, which links back. */
export const arbitraryRegister = (id: 'main' | 'other', prefix: string) =>
  fc.integer({ min: 2, max: 4 }).chain((count) => {
    const states = Array.from({ length: count }, (_, i) => `s${String(i)}`);
    const due = fc.constantFrom<unknown>(
      ...['issueDay', 'submitBy', 'publishDay', 'appealDays'],
      ...[
        { column: 'date' },
        { days: 3 },
        { days: 3, working: true },
        { days: { column: 'choice', days: { a: 1 } }, after: 'date' },
      ],
    );
    const state = (i: number) =>
      merged(
        fc.constant({ id: states[i], title: 's', ...(i === count - 1 && { end: 'done' }) }),
        i === 0 ? whoList.map((write) => ({ write: ['author', ...write] })) : maybe('write', whoList),
        maybe('inside', fc.constant(true)),
        maybe(
          'due',
          due.map((at) => ({
            at,
            then: [
              { days: 1, tell: ['office'] },
              { days: 2, working: true, tell: ['leader'] },
            ],
          })),
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
        maybe('needs', some(columnNames.slice(0, 7))),
        maybe('reason', fc.constant(true)),
        maybe('apart', some(['author', 'own-unit', 't0'])),
        maybe(
          'if',
          fc.oneof(
            fc.constantFrom<object>({ flag: true }, { choice: 'a' }),
            plainTyped.map((text) => ({ text, flag: false })),
          ),
        ),
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
