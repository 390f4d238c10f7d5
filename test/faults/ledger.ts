// What the load knows to be so, written down at the moment of each answer, to be held against what is there afterwards.
import type { PeriodState } from '../../shared/api/periods';
import type { RecordChange } from '../../shared/api/records';
import type { Receipt } from '../../shared/api/submissions';
import type { ComponentId, Sheet } from './scheme';

/** One submission. `lost`: no answer, or one that leaves it open. */
export interface Attempt {
  readonly key: string;
  readonly as: string;
  readonly component: ComponentId;
  readonly version: string;
  readonly sheets: readonly Sheet[];
  outcome: { readonly is: 'accepted'; readonly receipt: Receipt } | { readonly is: 'lost' | 'refused' };
}

/** One change of records: new ones, each with a mark of its own. */
export interface RecordAttempt {
  readonly key: string;
  readonly marks: readonly string[];
  readonly changes: readonly RecordChange[];
  outcome:
    { readonly is: 'accepted'; readonly numbers: readonly (string | null)[] } | { readonly is: 'lost' | 'refused' };
}

/** One file that was put. */
export interface FileAttempt {
  readonly digest: string;
  readonly bytes: Buffer;
  outcome: 'accepted' | 'lost';
}

/** One change of the period's state. */
export interface Move {
  readonly to: PeriodState;
  readonly outcome: 'done' | 'lost';
}

export interface Ledger {
  readonly attempts: Attempt[];
  readonly records: RecordAttempt[];
  readonly files: FileAttempt[];
  readonly moves: Move[];
  /** of any kind, to choose a moment by */
  answers: number;
  reads: number;
  /** answers 503 */
  unavailable: number;
  /** one sentence for everything that must not be */
  readonly lost: string[];
  readonly doubled: string[];
  readonly torn: string[];
  readonly wrong: string[];
}

export const emptyLedger = (): Ledger => ({
  attempts: [],
  records: [],
  files: [],
  moves: [],
  answers: 0,
  reads: 0,
  unavailable: 0,
  lost: [],
  doubled: [],
  torn: [],
  wrong: [],
});

export const findings = ['lost', 'doubled', 'torn', 'wrong'] as const;
