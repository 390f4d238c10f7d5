// Thrown where sums of a payout do not agree: then nothing of it may be paid.

export class PayoutDisagrees extends Error {
  override readonly name = 'PayoutDisagrees';
  constructor(
    readonly what: string,
    readonly one: string,
    readonly other: string,
  ) {
    super(`the payout does not agree: ${what}, ${one} and ${other}`);
  }
}
