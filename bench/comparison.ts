// What a comparison reports: figures, some of them with a bound that must hold.

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: '' | '×' | 'ms' | 'µs' | 'MiB';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** what it should be on a machine that does nothing else: told, and not judged */
  readonly goal?: number;
}

export interface Comparison {
  readonly name: string;
  readonly figures: readonly Figure[];
  /** Why there is nothing to report, where something that the comparison needs is not there. */
  readonly skipped?: string;
}

export const holds = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean =>
  value <= atMost && value >= atLeast;

/** What a Flex instance has. */
const mostMiB = 2048;

/** A figure of so many bytes; none where nothing is known of them. */
export const memoryFigure = (what: string, bytes: number | null): Figure[] =>
  bytes === null ? [] : [{ what, value: bytes / 2 ** 20, unit: 'MiB', atMost: mostMiB }];
