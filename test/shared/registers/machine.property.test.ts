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
import { arbitraryRegister, columnNames } from './arbitrary-register';
import { assessor, head, leader, office, person, secretary, of, story } from './story';

const people = [
  ...[office, head, secretary, assessor, leader, person('mallory')],
  person('wang', of('head', 'd1'), of('secretary', 'd1')),
  person('wu', of('head', 'd2'), of('assessor', 'office')),
];
const ids = people.map(({ id }) => id);
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
  columns: fc.subarray(columnNames, { maxLength: 2 }),
  wrong: fc.option(fc.dictionary(fc.constantFrom(...columnNames), bad, { maxKeys: 2 }), { nil: {}, freq: 1 }),
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
      ...[arbitraryRegister('main', 'M'), arbitraryRegister('other', 'O')],
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
