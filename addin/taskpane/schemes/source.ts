// Where a scheme that is to be opened comes from, and what the forms that offer one have in common.
import type { Opening } from './open-as-workbook';

/** Gets what is to be opened. */
export type Source = (signal: AbortSignal) => Promise<Opening>;

export interface SourceFormProps {
  readonly busy: boolean;
  onOpen(source: Source): void;
}
