// The index in parts holds what a map would, whatever was placed before in whichever order; and is read by places.
import fc from 'fast-check';
import { digestOf } from '../../../functions/store/bodies';
import {
  indexSchema,
  isKnot,
  knotIn,
  mostInKnot,
  mostInLeaf,
  orderOf,
  reaches,
  stretchOf,
  stretchOfComponent,
  withPlaced,
  type IndexNode,
  type Placed,
} from '../../../functions/usecases/index-parts';

const keyAt = (n: number): string => {
  const [unit, component] = [`u${n % 1500}`, `c${(n % 7) * 3}`];
  return n % 5 === 0 ? `${unit}~${component}~评分人 ${n % 11}~x` : `${unit}~${component}`;
};
const at = (submission: number, position: number, n: number): Placed => [
  keyAt(n),
  {
    ...{ submission, position, mark: digestOf(`${submission}`).slice(0, 8) },
    ...(n % 3 !== 0 && { acceptedAt: `2026-10-0${(submission % 9) + 1}T08:00:00.000Z` }),
    ...(n % 13 === 0 && { notAssessed: true as const }),
  },
];

/** What is kept under each digest, as a store would. */
class Kept {
  readonly bodies = new Map<string, string>();

  keep(bodies: ReadonlyMap<string, string>): void {
    for (const [digest, body] of bodies) this.bodies.set(digest, body);
  }

  /** The tree, of which only the parts are read that `wanted` asks for. */
  read(digest: string, wanted: (from: string | null, before: string | null) => boolean): IndexNode {
    const body = this.bodies.get(digest) as string;
    const node = indexSchema.parse(JSON.parse(body));
    this.fill(node, null, null, wanted);
    return node;
  }

  private fill(node: IndexNode, from: string | null, before: string | null, wanted: Parameters<Kept['read']>[1]): void {
    if (!isKnot(node)) return;
    const starts = node.parts.map(({ first }) => orderOf(first));
    for (const [n, part] of node.parts.entries()) {
      const within = [n === 0 ? from : (starts[n] as string), starts[n + 1] ?? before] as const;
      if (!wanted(...within)) continue;
      part.below = indexSchema.parse(JSON.parse(this.bodies.get(part.digest) as string));
      this.fill(part.below, ...within, wanted);
    }
  }
}

const placedIn = (node: IndexNode): Placed[] =>
  isKnot(node) ? node.parts.flatMap(({ below }) => (below === undefined ? [] : placedIn(below))) : [...node.placed];
const everything = () => true;
const inOrder = (stretches: readonly ReturnType<typeof stretchOf>[]) =>
  [...stretches].sort((one, other) => (one.from < other.from ? -1 : 1));
const placeOf = (key: string) => {
  const [unit = '', component = ''] = key.split('~');
  return { unit, component };
};

const histories = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(fc.nat(40_000), { minLength: 1, maxLength: 30, selector: keyAt }) },
    // A component of all units, as a group submits it.
    fc
      .tuple(fc.nat(39_000), fc.integer({ min: 200, max: 900 }))
      .map(([first, count]) => Array.from({ length: count }, (_, n) => first + n)),
  ),
  { minLength: 1, maxLength: 12 },
);

test('over random histories the index in parts holds what a map holds; every part is in order and no larger than allowed', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (history, beginsAsList) => {
      const [kept, model] = [new Kept(), new Map<string, Placed[1]>()];
      let digest: string | null = null;
      history.forEach((numbers, index) => {
        const placed = [...new Map(numbers.map((n, position) => at(index + 1, position, n))).entries()];
        for (const [key, position] of placed) model.set(key, position);
        if (index === 0 && beginsAsList) {
          const list = JSON.stringify(placed);
          kept.keep(new Map([[digestOf(list), list]]));
          digest = digestOf(list);
          return;
        }
        const stretches = inOrder(placed.map(([key]) => stretchOf(placeOf(key))));
        const root: IndexNode | null =
          digest === null ? null : kept.read(digest, (from, before) => reaches(stretches, from, before));
        const made = withPlaced(root, placed);
        kept.keep(made.bodies);
        digest = made.digest;
      });
      const whole = kept.read(digest as unknown as string, everything);
      const found = placedIn(whole);
      expect(new Map(found)).toEqual(model);
      expect(found).toHaveLength(model.size);
      if (history.length === 1 && beginsAsList) return;
      const orders = found.map(([key]) => orderOf(key));
      expect(orders).toEqual([...orders].sort());
      assertSizes(whole);
    }),
    { numRuns: 25, seed: 20_261_015 },
  );
});

function assertSizes(node: IndexNode): void {
  if (!isKnot(node)) return expect(node.placed.length).toBeLessThanOrEqual(mostInLeaf);
  expect(node.parts.length).toBeLessThanOrEqual(mostInKnot);
  for (const { below } of node.parts) {
    expect(below && isKnot(below) ? below.height : 0).toBe(node.height - 1);
    assertSizes(below as IndexNode);
  }
}

test('what is read of a place, or of a component, holds all of its sheets, and few others', () => {
  const all = [...new Map(Array.from({ length: 30_000 }, (_, n) => at(1, n % 10_000, n))).entries()];
  const { digest, bodies } = withPlaced(null, all);
  const kept = new Kept();
  kept.keep(bodies);
  for (const named of ['u0~c0', 'u1499~c18', 'u700~c9', 'u~c9', 'zz~zz']) {
    const stretches = [stretchOf(placeOf(named))];
    const found = placedIn(kept.read(digest, (from, before) => reaches(stretches, from, before)));
    const wanted = all.filter(([key]) => key === named || key.startsWith(`${named}~`));
    expect(found).toEqual(expect.arrayContaining(wanted));
    expect(found.length).toBeLessThanOrEqual(2 * mostInLeaf);
  }
  const component = [stretchOfComponent('c3')];
  const found = placedIn(kept.read(digest, (from, before) => reaches(component, from, before)));
  const wanted = all.filter(([key]) => placeOf(key).component === 'c3');
  expect(found.length - wanted.length).toBeLessThanOrEqual(2 * mostInLeaf);
  expect(new Map(found)).toEqual(new Map([...found, ...wanted]));
});

test('a knot names what is below it, and nothing else is taken for one', () => {
  const { bodies } = withPlaced(null, [...new Map(Array.from({ length: 900 }, (_, n) => at(1, n, n))).entries()]);
  const [root = '', ...leaves] = [...bodies.values()].reverse();
  for (const [digest, body] of bodies) expect(digestOf(body)).toBe(digest);
  expect(new Set(knotIn(root).parts)).toEqual(new Set(leaves.map(digestOf)));
  expect(knotIn(root).height).toBe(1);
  for (const other of [...leaves, '[]', '{"submission":1}', '']) expect(knotIn(other).parts).toEqual([]);
});
