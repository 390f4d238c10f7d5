// The base of every object the host knows. Members that start with a capital are the ones office.js names in its requests.
import { itemNotFound } from './fault';

export abstract class HostObject {
  abstract readonly kind: string;

  /** Objects that are kept between batches (ranges) have one. */
  get referenceId(): string | null {
    return null;
  }
}

export class NullObject extends HostObject {
  readonly kind = 'NullObject';
}

export abstract class HostCollection<Item extends HostObject = HostObject> extends HostObject {
  abstract items(): Item[];
  protected abstract matches(item: Item, key: unknown): boolean;

  GetItem(key: unknown): Item {
    const found = this.items().find((item) => this.matches(item, key));
    if (!found) throw itemNotFound(`${this.kind} ${String(key)}`);
    return found;
  }
}

export const sameName = (name: string, key: unknown) =>
  typeof key === 'string' && name.toLowerCase() === key.toLowerCase();
