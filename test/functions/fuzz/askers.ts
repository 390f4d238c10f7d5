// Who a request is from: mostly somebody whom the description admits, now and then everybody else.
import fc from 'fast-check';
import type { Operation } from './description';
import { people } from './world';

type Kind = keyof typeof people;

/** A kind of person, nobody, or a header that proves nothing. */
export type From = Kind | 'nobody' | { readonly header: string };

const kinds = Object.keys(people) as Kind[];
const junk = [
  'Bearer',
  'Bearer ',
  'Bearer a.b.c',
  'Basic b2ZmaWNlOm9mZmljZQ==',
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  '\xff',
  'x'.repeat(5000),
];

const roleOf = (kind: Kind) => kind.split('-')[0] as string;

export function askers({ who }: Operation): fc.Arbitrary<From> {
  const admitted = kinds.filter((kind) => ['anyone', 'signed-in', roleOf(kind)].some((holder) => who.includes(holder)));
  const often = admitted.filter((kind) => kind === 'office' || kind === 'assessor');
  return fc.oneof(
    { arbitrary: fc.constantFrom<From>(...admitted, ...often), weight: 14 },
    { arbitrary: fc.constantFrom<From>(...kinds), weight: 3 },
    { arbitrary: fc.constant<From>('nobody'), weight: 1 },
    { arbitrary: fc.constantFrom(...junk).map((header) => ({ header })), weight: 1 },
  );
}
