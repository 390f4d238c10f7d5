// Excel.RangeFont and Excel.RangeFill, of cells or of a named style.
import type { Style } from '../../grid/grid';
import { invalidArgument } from '../fault';
import { HostObject } from '../host-object';
import { color } from './format-value';

/** What a format is read from and written to: cells, or a named style. */
export interface FormatTarget {
  get<Name extends keyof Style>(name: Name): Style[Name] | null;
  set(style: Style): void;
}

export class RangeFont extends HostObject {
  readonly kind = 'RangeFont';
  readonly #target: FormatTarget;

  constructor(target: FormatTarget) {
    super();
    this.#target = target;
  }

  get Bold(): boolean | null {
    return this.#target.get('bold') ?? null;
  }

  set Bold(value: unknown) {
    this.#target.set({ bold: value === true });
  }

  get Italic(): boolean | null {
    return this.#target.get('italic') ?? null;
  }

  set Italic(value: unknown) {
    this.#target.set({ italic: value === true });
  }

  get Strikethrough(): boolean | null {
    return this.#target.get('strikethrough') ?? null;
  }

  set Strikethrough(value: unknown) {
    this.#target.set({ strikethrough: value === true });
  }

  get Underline(): string | null {
    const underline = this.#target.get('underline');
    return underline === null ? null : underline ? 'Single' : 'None';
  }

  set Underline(value: unknown) {
    this.#target.set({ underline: value !== 'None' });
  }

  get Name(): string | null {
    return this.#target.get('fontName') ?? null;
  }

  set Name(value: unknown) {
    this.#target.set({ fontName: String(value) });
  }

  get Size(): number | null {
    return this.#target.get('fontSize') ?? null;
  }

  set Size(value: unknown) {
    if (typeof value !== 'number') throw invalidArgument('size');
    this.#target.set({ fontSize: value });
  }

  get Color(): string | null {
    return this.#target.get('fontColor') ?? null;
  }

  set Color(value: unknown) {
    this.#target.set({ fontColor: color(value) });
  }
}

export class RangeFill extends HostObject {
  readonly kind = 'RangeFill';
  readonly #target: FormatTarget;

  constructor(target: FormatTarget) {
    super();
    this.#target = target;
  }

  get Color(): string | null {
    const fill = this.#target.get('fill');
    return fill === null ? '#FFFFFF' : (fill ?? null);
  }

  set Color(value: unknown) {
    this.#target.set({ fill: color(value) });
  }

  Clear(): void {
    this.#target.set({ fill: null });
  }
}
