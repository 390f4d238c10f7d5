// Objects whose properties are only kept and given back: print set-up, charts' titles, rules. Unknown names still fail.
import { HostObject } from './host-object';

export class PropertyBag extends HostObject {
  readonly kind: string;
  readonly store: Record<string, unknown>;

  constructor(kind: string, defaults: Record<string, unknown>, store: Record<string, unknown>, changed = () => {}) {
    super();
    this.kind = kind;
    this.store = store;
    for (const [name, value] of Object.entries(defaults)) {
      Object.defineProperty(this, name, {
        get: () => (name in store ? store[name] : value),
        set: (next: unknown) => {
          store[name] = next;
          changed();
        },
      });
    }
  }

  /** Adds a nested object under a name. */
  with(name: string, child: HostObject): this {
    Object.defineProperty(this, name, { get: () => child });
    return this;
  }
}

/** The nested record under a name, made where it is missing. */
export function nested(store: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = store[name];
  if (known !== null && typeof known === 'object') return known as Record<string, unknown>;
  const made: Record<string, unknown> = {};
  store[name] = made;
  return made;
}
