import fc from 'fast-check';
import { Exact, exact } from '../../../shared/exact/exact';
import { blend } from '../../../shared/scoring/blend';

const score = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

it('a blend is what the own share of one score and the share taken of the other make, to the last digit', () => {
  fc.assert(
    fc.property(score, score, share, (own, other, taken) => {
      const [a, b, s] = [exact(own), exact(other), exact(taken)];
      const parts = Exact.one.minus(s).times(a).plus(s.times(b));
      expect(blend(a, b, s).toString()).toBe(parts.toString());
    }),
  );
});
