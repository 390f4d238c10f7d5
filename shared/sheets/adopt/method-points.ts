// From what a table of somebody's own says to the points of a component's method (分值换算): taken off, given, added.
import { exact } from '../../exact/exact';
import type { Method } from '../../scheme/scheme';
import type { PointsMeaning } from './points-meaning';

/** Points by the method, `left` of the full marks where they are; or why there are none: another kind of points, a line for another component. */
export type MethodPoints =
  | { readonly kind: 'points' | 'left'; readonly points: number }
  | { readonly kind: 'other-kind' | 'other-component' | 'unsaid' };

const given = (points: number): MethodPoints => ({ kind: 'points', points });
const otherKind: MethodPoints = { kind: 'other-kind' };

const isOff = (method: Method): boolean => method === 'deduct' || method === 'penalty';

/**
 * The points that a component's method takes from a number of a table (按记分方式换算). Where one says what is given and the other what is taken
 * off, they are the full marks less the number, exactly. Of changes either way only those of the method's direction are its own.
 * @example methodPoints('deduct', 'off', 2, 10) // { kind: 'points', points: 2 }
 * @example methodPoints('deduct', 'score', 8.9, 10) // { kind: 'left', points: 1.1 }
 * @example methodPoints('deduct', 'change', -2, 10) // { kind: 'points', points: 2 }
 * @example methodPoints('deduct', 'change', 3, 10) // { kind: 'other-component' }
 * @example methodPoints('rate', 'off', 2, 10) // { kind: 'left', points: 8 }
 */
export function methodPoints(
  method: Method,
  meaning: PointsMeaning,
  number: number,
  marks: number | null,
): MethodPoints {
  const left = (): MethodPoints =>
    marks === null ? otherKind : { kind: 'left', points: exact(marks).minus(exact(number)).round(10) };
  switch (meaning) {
    case 'unsaid':
      return method === 'deduct' ? { kind: 'unsaid' } : given(number);
    case 'off':
      return isOff(method) ? given(number) : method === 'rate' ? left() : otherKind;
    case 'on':
      return method === 'add' ? given(number) : otherKind;
    case 'score':
      return method === 'deduct' ? left() : method === 'penalty' ? otherKind : given(number);
    case 'change': {
      if (method === 'rate') return otherKind;
      const own = isOff(method) ? 0 - number : number;
      return own >= 0 ? given(own) : { kind: 'other-component' };
    }
  }
}
