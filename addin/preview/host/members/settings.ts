// Excel.SettingCollection: texts that the add-in keeps in the workbook.
import { HostCollection, HostObject } from '../host-object';

class Setting extends HostObject {
  readonly kind = 'Setting';
  readonly key: string;
  readonly #store: Map<string, unknown>;

  constructor(store: Map<string, unknown>, key: string) {
    super();
    this.#store = store;
    this.key = key;
  }

  get Key(): string {
    return this.key;
  }

  get Value(): unknown {
    return this.#store.get(this.key);
  }

  Delete(): void {
    this.#store.delete(this.key);
  }
}

export class SettingCollection extends HostCollection<Setting> {
  readonly kind = 'SettingCollection';
  readonly #store: Map<string, unknown>;

  constructor(store: Map<string, unknown>) {
    super();
    this.#store = store;
  }

  items(): Setting[] {
    return [...this.#store.keys()].map((key) => new Setting(this.#store, key));
  }

  protected matches(item: Setting, key: unknown): boolean {
    return item.key === key;
  }

  Add(key: unknown, value: unknown): Setting {
    this.#store.set(String(key), value);
    return new Setting(this.#store, String(key));
  }
}
