// What is wrong with something from outside, as data: a code, the place, and the figures a sentence needs.

/** Every fault that `shared/` names. The sentence in the reader's language is in `shared/text`. */
export type FaultCode =
  // form of a document
  | 'malformed'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'out-of-range'
  | 'bad-id'
  | 'text-too-long'
  | 'hidden-character'
  // cross-checks of a scheme
  | 'scheme-too-large'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'host-not-of-hosts-category'
  | 'host-is-member'
  | 'indicator-marks-do-not-sum'
  | 'marks-missing'
  | 'raters-of-one-sheet'
  | 'sheets-needed'
  | 'by-without-sheets'
  | 'host-missing'
  | 'no-component-applies'
  | 'threshold-without-bound'
  | 'roll-up-not-upward'
  | 'roll-up-repeated'
  | 'roll-up-unreachable'
  | 'roll-up-beyond-parts'
  | 'quota-without-size'
  | 'quota-with-two-sizes'
  | 'bands-not-ascending'
  // cross-checks of registers
  | 'register-period'
  | 'key-column-writable'
  | 'part-of-other-period'
  | 'nothing-links'
  | 'effect-without-unit'
  | 'observer-of-unit'
  | 'effect-beyond-cycle'
  | 'line-not-counted'
  | 'state-unreachable'
  | 'state-without-way-out'
  | 'column-type'
  // values of records
  | 'bad-date'
  | 'number-too-fine'
  | 'too-many-files'
  | 'no-such-choice'
  | 'no-such-unit'
  | 'no-such-record'
  | 'not-a-digest'
  // sheets
  | 'unknown-unit'
  | 'unknown-component'
  | 'unknown-indicator'
  | 'component-does-not-apply'
  | 'component-without-sheets'
  | 'indicator-does-not-apply'
  | 'points-negative'
  | 'points-not-finite'
  | 'points-too-fine'
  | 'points-beyond-marks'
  | 'rate-line-missing'
  | 'rate-line-repeated'
  | 'sheet-repeated'
  | 'reason-missing'
  | 'not-assessed-with-lines'
  | 'assessor-too-long'
  | 'assessor-not-plain'
  | 'assessors-look-alike'
  | 'too-many-assessors'
  | 'raters-missing'
  | 'raters-unequal'
  | 'line-counted-twice'
  // periods
  | 'opinion-without-signature'
  | 'bad-period'
  | 'period-not-of-cycle';

/** More faults than anybody reads: what has as many is not looked at further, so that a hostile body costs no more than any other. */
export const mostFaults = 10_000;

/** One fault. `path` is a JSON-pointer-like place (`units[3].host`); `detail` holds what the sentence names. */
export interface Fault<Code extends string = FaultCode> {
  readonly code: Code;
  readonly path: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** What a parser gives: the value, or every fault there is (never only the first), up to `mostFaults`. */
export type Parsed<Value, Code extends string = FaultCode> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly Fault<Code>[] };
