// The base of every object the host knows. Members that start with a capital are the ones office.js names in its requests.
import { invalidArgument, itemNotFound } from './fault';

export abstract class HostObject {
  abstract readonly kind: string;

  /** Objects that are kept between batches (ranges) have one. */
  get referenceId(): string | null {
    return null;
  }

  /** Starts or ends telling an event of this object; false where it has no such event. */
  listen(_event: string, _on: boolean): boolean {
    return false;
  }
}

export class NullObject extends HostObject {
  readonly kind = 'NullObject';
}

export abstract class HostCollection<Item extends HostObject = HostObject> extends HostObject {
  abstract items(): Item[];
  protected abstract matches(item: Item, key: unknown): boolean;

  protected find(key: unknown): Item | undefined {
    return this.items().find((item) => this.matches(item, key));
  }

  GetItem(key: unknown): Item {
    const found = this.find(key);
    if (!found) throw itemNotFound(`${this.kind} ${String(key)}`);
    return found;
  }

  GetItemOrNullObject(key: unknown): Item | NullObject {
    return this.find(key) ?? new NullObject();
  }

  GetItemAt(index: unknown): Item {
    const found = typeof index === 'number' ? this.items()[index] : undefined;
    if (!found) throw invalidArgument(`${this.kind} index ${String(index)}`);
    return found;
  }

  GetCount(): number {
    return this.items().length;
  }

  get Count(): number {
    return this.items().length;
  }
}

export const sameName = (name: string, key: unknown) =>
  typeof key === 'string' && name.toLowerCase() === key.toLowerCase();
