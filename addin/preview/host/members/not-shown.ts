// What the add-in sets and the preview does not show: of the print set-up, what a sheet shows only on paper. Unknown names still fail.
import { HostObject } from '../host-object';

export class NotShown extends HostObject {
  readonly kind: string;

  /** Takes any value under these names and drops it. */
  constructor(kind: string, names: readonly string[]) {
    super();
    this.kind = kind;
    for (const name of names) Object.defineProperty(this, name, { set: () => undefined });
  }
}
