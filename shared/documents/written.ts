// A written document as plain data (公文正文): what the notice and the result letters consist of, for whoever writes them out.
import type { Imprint } from './imprint';

export interface WrittenColumn {
  readonly title: string;
  /** figures stand to the right */
  readonly align: 'left' | 'center' | 'right';
  /** its share of the width, beside the others' */
  readonly share: number;
}

export interface WrittenTable {
  readonly caption: string | null;
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly (readonly string[])[];
}

export type WrittenPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: WrittenTable };

/** One paper: it begins on a page of its own. */
export interface WrittenPaper {
  /** the red head; null leaves it out */
  readonly head: string | null;
  readonly number: string | null;
  readonly title: string;
  /** to whom it goes */
  readonly to: string;
  readonly parts: readonly WrittenPart[];
  /** who issues it and when, below to the right */
  readonly closing: readonly string[];
  /** below all else, a line to be filled by hand; null where there is none */
  readonly receipt: string | null;
}

export interface WrittenDocument {
  readonly title: string;
  readonly papers: readonly WrittenPaper[];
  readonly imprint: Imprint;
}

/** A paragraph, where there is something to say. */
export const paragraph = (text: string): WrittenPart => ({ kind: 'paragraph', text });
