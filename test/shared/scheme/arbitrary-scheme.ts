// Schemes that nobody has thought of: any legal combination of methods, combines, profiles, blends, rewards, grades and digits.
import fc from 'fast-check';
import type { z } from 'zod';
import { withoutHidden } from '../../../shared/scheme/plain-text';
import type { schemeSchema } from '../../../shared/scheme/scheme';

export type SchemeInput = z.input<typeof schemeSchema>;
type ComponentInput = SchemeInput['components'][number];
type MarksInput = NonNullable<ComponentInput['marks']>;

/** Numbers of at most four decimals, counted in ten-thousandths, so that they can be split without a rest. */
export const decimal = (tenThousandths: number) => Number(`${tenThousandths}e-4`);

const title = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => withoutHidden(text) === text),
  fc.record({ 'zh-CN': fc.constantFrom('一队', '=1+1', '<b>'), 'en-US': fc.constantFrom('Team', '@SUM') }),
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const share = fc.oneof(
  fc.constantFrom(0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1 / 3),
  fc.integer({ min: 0, max: 10_000 }).map(decimal),
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
);
const weight = fc.oneof(
  fc.constantFrom(0, 0.1, 0.35, 0.7, 1, 1, 1, 2, 1.005),
  fc.integer({ min: 0, max: 30_000 }).map(decimal),
  fc.double({ min: 0, max: 5, noNaN: true }).map((value) => value + 0),
);
const figure = fc.integer({ min: -20_000, max: 1_500_000 }).map(decimal);
/** Full marks, mostly round ones, in ten-thousandths. */
const marks = fc.oneof(
  fc.constantFrom(5, 8, 15, 20, 40, 70, 100).map((points) => points * 10_000),
  fc.integer({ min: 0, max: 1_200_000 }),
  fc.integer({ min: 0, max: 10_000_000_000 }),
);

/** A whole in parts that sum to it. */
const split = (whole: number, parts: number) =>
  fc.array(fc.nat(whole), { minLength: parts - 1, maxLength: parts - 1 }).map((cuts) => {
    const ends = [...cuts.sort((a, b) => a - b), whole];
    return ends.map((end, at) => end - (ends[at - 1] ?? 0));
  });

/** Marks of a component for its profiles, and of each of its indicators, which sum to them for each profile. */
const marked = (profiles: readonly string[], everywhere: boolean, indicators: number) =>
  fc
    .tuple(fc.boolean(), everywhere ? fc.constant([...profiles]) : fc.subarray([...profiles], { minLength: 1 }))
    .chain(([alike, named]) =>
      fc.tuple(...(alike ? [marks] : named.map(() => marks))).chain((wholes) =>
        fc
          .tuple(...wholes.map((whole) => (indicators === 0 ? fc.constant([]) : split(whole, indicators))))
          .map((parts) => {
            const figures = (each: readonly number[]): MarksInput =>
              alike
                ? decimal(each[0] as number)
                : Object.fromEntries(named.map((profile, at) => [profile, decimal(each[at] as number)]));
            const own = Array.from({ length: indicators }, (_, at) => figures(parts.map((part) => part[at] as number)));
            return { marks: figures(wholes), own };
          }),
      ),
    );

const component = (at: number, profiles: readonly string[]): fc.Arbitrary<ComponentInput> =>
  fc
    .record({
      method: fc.constantFrom('deduct' as const, 'rate' as const, 'add' as const, 'penalty' as const),
      indicators: fc.constantFrom(0, 0, 1, 2, 5),
      ownMarks: fc.boolean(),
      unlimited: fc.boolean(),
      listed: fc.boolean(),
      title,
      weight: maybe(weight),
      base: maybe(fc.boolean()),
      combine: maybe(fc.constantFrom('one' as const, 'mean' as const, 'trimmed-mean' as const, 'sum' as const)),
    })
    .chain(({ indicators, ownMarks, unlimited, listed, ...rest }) =>
      marked(profiles, at === 0, indicators).map(({ marks: full, own }) => {
        const open = rest.method === 'penalty' && unlimited;
        const list = own.map((each, n) => ({
          id: `i${n}`,
          title: `指标 ${n}`,
          ...(ownMarks && !open ? { marks: each } : {}),
        }));
        return {
          id: `k${at}`,
          group: `g${at % 2}`,
          ...rest,
          ...(open ? {} : { marks: full }),
          ...(list.length > 0 || listed ? { indicators: list } : {}),
        };
      }),
    );

const pay = maybe(fc.record({ bonusPercent: maybe(figure), cash: maybe(figure) }));
const effects = fc.record({
  chief: pay,
  staff: pay,
  unit: maybe(fc.record({ cash: maybe(figure), points: maybe(figure) })),
  award: maybe(title),
  duties: maybe(fc.subarray(['remark', 'talk', 'admonition', 'rectification'] as const).map((some) => [...some])),
  board: maybe(fc.constantFrom('red' as const, 'blue' as const)),
});
const tiers = maybe(fc.array(effects, { maxLength: 4 }));

const reward = (id: string, cycle: SchemeInput['cycle'], categories: readonly string[]) => {
  const head = {
    id: fc.constant(id),
    title,
    on: fc.oneof({ arbitrary: fc.constant(cycle), weight: 5 }, fc.constantFrom('month' as const, 'year' as const)),
    categories: maybe(fc.subarray([...categories])),
  };
  const size = fc.oneof(fc.record({ share }), fc.record({ count: fc.nat(9) }));
  const bounds = fc.oneof(
    fc.record({ below: figure }),
    fc.record({ atLeast: figure }),
    fc.record({ below: figure, atLeast: figure }),
  );
  return fc.oneof(
    fc.record({ ...head, rule: fc.constant('tiers' as const), top: tiers, bottom: tiers }),
    fc
      .tuple(
        fc.record({
          ...head,
          rule: fc.constant('threshold' as const),
          score: fc.constantFrom('base' as const, 'assessed' as const, 'final' as const),
          effects,
        }),
        bounds,
      )
      .map(([one, bound]) => ({ ...one, ...bound })),
    fc
      .tuple(
        fc.record({
          ...head,
          rule: fc.constant('quota' as const),
          across: maybe(fc.constantFrom('category' as const, 'all' as const)),
          rounding: maybe(fc.constantFrom('nearest' as const, 'up' as const, 'down' as const)),
          min: maybe(fc.nat(3)),
          effects,
        }),
        size,
      )
      .map(([one, how]) => ({ ...one, ...how })),
  );
};

const list = <Value>(most: number, part: (at: number) => fc.Arbitrary<Value>) =>
  fc.nat(most).chain((length) => fc.tuple(...Array.from({ length }, (_, at) => part(at))));

/** Units; where some are members, their hosts are of the hosts' category, which only hosts and lone units are of. */
const units = (categories: readonly string[], profiles: readonly string[]) =>
  fc
    .array(
      fc.record({
        category: fc.constantFrom(...categories),
        profile: maybe(fc.constantFrom(...profiles)),
        host: maybe(fc.nat(20)),
        title,
      }),
      { maxLength: 14 },
    )
    .map((drawn) => {
      const hosts = drawn.flatMap(({ category }, at) => (category === categories[0] ? [`u${at}`] : []));
      return drawn.map(({ host, ...unit }, at) => {
        const member = unit.category !== categories[0] && host !== undefined && hosts.length > 0;
        return { id: `u${at}`, ...unit, ...(member ? { host: hosts[host % hosts.length] as string } : {}) };
      });
    });

/** Legal schemes with this id and version: `parseScheme` accepts each of them. */
export function arbitraryScheme(id = 'unseen', version = 1): fc.Arbitrary<SchemeInput> {
  const categories = fc.constantFrom(['hosts'], ['hosts', 'plain'], ['hosts', 'plain', 'III']);
  const profiles = ['hosts', 'plain', 'III', 'other'];
  return fc
    .tuple(categories, fc.constantFrom('month' as const, 'quarter' as const, 'half' as const, 'year' as const))
    .chain(([named, cycle]) =>
      list(5, (at) => component(at + 1, profiles)).chain((more) =>
        component(0, profiles).chain((first) => {
          const components = [first, ...more];
          const lost = components.filter(({ method }) => method === 'deduct' || method === 'penalty');
          const ids = components.map((one) => one.id);
          return fc.record({
            format: fc.constant(1 as const),
            id: fc.constant(id),
            version: fc.constant(version),
            title,
            cycle: fc.constant(cycle),
            digits: maybe(fc.integer({ min: 0, max: 4 })),
            categories: fc.constant(named.map((category) => ({ id: category, title: category }))),
            groups: fc.constant(['g0', 'g1'].map((group) => ({ id: group, title: group }))),
            units: units(named, profiles),
            components: fc.constant(components),
            blend: maybe(
              fc.record({
                hosts: fc.constant('hosts'),
                memberTakes: share,
                hostTakes: share,
                missingMembers: maybe(fc.constantFrom('incomplete' as const, 'leave-out' as const)),
              }),
            ),
            ranking: maybe(fc.record({ tieBreakers: maybe(fc.shuffledSubarray(ids)) })),
            rewards: maybe(list(4, (at) => reward(`r${at}`, cycle, named))),
            grades: maybe(
              list(4, (at) =>
                fc.record({ id: fc.constant(`grade${at}`), title, share: maybe(share), atLeast: maybe(figure) }),
              ),
            ),
            bands: maybe(fc.uniqueArray(figure, { maxLength: 5 }).map((some) => some.sort((a, b) => a - b))),
            streaks:
              lost.length === 0
                ? fc.constant(undefined)
                : maybe(
                    fc.array(
                      fc.record({
                        component: fc.constantFrom(...lost.map((one) => one.id)),
                        periods: fc.integer({ min: 1, max: 3 }),
                        points: figure,
                      }),
                      { maxLength: 3 },
                    ),
                  ),
          });
        }),
      ),
    )
    .map((scheme) => JSON.parse(JSON.stringify(scheme)) as SchemeInput);
}
