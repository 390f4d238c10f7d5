// What is found of a file when it is looked through: what it is, or why it is not kept.
import type { Fault } from '../../shared/scheme/fault';

export type MediaFaultCode =
  | 'file-empty'
  | 'file-type-unknown'
  | 'file-type-differs'
  | 'file-damaged'
  | 'file-beyond-end'
  | 'file-with-macros'
  | 'photo-metadata'
  | 'photo-too-large';

/** Thrown where a file is not one that is kept; every reader stops at the first thing that is wrong. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';

  constructor(
    readonly code: MediaFaultCode,
    readonly detail: Fault['detail'] = {},
  ) {
    super(code);
  }
}

export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

/** A file whose lengths lead beyond it, or that ends before it is whole; `at`: the byte from which on it makes no sense. */
export const damaged = (at: number): MediaRefused => new MediaRefused('file-damaged', { at });

/** Whether the file goes on where the format says it ends. */
export function assertEnd(bytes: Uint8Array, end: number): void {
  if (end !== bytes.length) throw new MediaRefused('file-beyond-end', { bytes: bytes.length - end });
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes of a stretch as characters, one each. */
export function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
