// Collections of values under keys: Excel.SettingCollection and the workbook's custom properties.
import { HostCollection, HostObject } from '../host-object';

class KeyedValue extends HostObject {
  readonly kind: string;
  readonly key: string;
  readonly #store: Map<string, unknown>;

  constructor(kind: string, store: Map<string, unknown>, key: string) {
    super();
    this.kind = kind;
    this.#store = store;
    this.key = key;
  }

  get Key(): string {
    return this.key;
  }

  get Value(): unknown {
    return this.#store.get(this.key);
  }

  set Value(value: unknown) {
    this.#store.set(this.key, value);
  }

  Delete(): void {
    this.#store.delete(this.key);
  }
}

export class KeyedValueCollection extends HostCollection<KeyedValue> {
  readonly kind: string;
  readonly #itemKind: string;
  readonly #store: Map<string, unknown>;

  constructor(itemKind: 'Setting' | 'CustomProperty', store: Map<string, unknown>) {
    super();
    this.kind = `${itemKind}Collection`;
    this.#itemKind = itemKind;
    this.#store = store;
  }

  items(): KeyedValue[] {
    return [...this.#store.keys()].map((key) => new KeyedValue(this.#itemKind, this.#store, key));
  }

  protected matches(item: KeyedValue, key: unknown): boolean {
    return item.key === key;
  }

  Add(key: unknown, value: unknown): KeyedValue {
    this.#store.set(String(key), value);
    return new KeyedValue(this.#itemKind, this.#store, String(key));
  }
}
