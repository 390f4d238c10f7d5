// What surrounds a record when somebody acts on it: the moment, its period, and the records that it has to do with.
import type { PeriodState } from '../lifecycle/period-life';
import type { Calendar } from './due';
import type { KnownFile } from './files';
import type { Posting } from './postings';
import type { RegisterRecord } from './record';

export interface Surroundings extends Calendar {
  /** the moment of the change */
  readonly at: string;
  readonly periodState: PeriodState;
  /** whether a record that is new was expected */
  readonly isExpected: boolean;
  /** The records that link to one, and those that are parts of it. */
  readonly linkedTo: (record: RegisterRecord) => readonly RegisterRecord[];
  /** The record of this number; null where there is none that the person sees. */
  readonly find: (register: string, number: string) => RegisterRecord | null;
  /** The record of this number in the same period, of which others are parts: those who do not see it are bound by it, too. */
  readonly wholeOf: (register: string, number: string) => RegisterRecord | null;
  /** The file of this digest; null where none was kept in the period. */
  readonly fileOf: (digest: string) => KnownFile | null;
  /** The digest of what a record and its parts say, for signing. */
  readonly saysOf: (record: RegisterRecord) => string;
  /** Of what counts already those that are for the same place. */
  readonly postingsBeside: (posting: Posting, record: RegisterRecord) => readonly Posting[];
}
