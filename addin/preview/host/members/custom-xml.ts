// Excel.CustomXmlPartCollection: XML documents that the add-in keeps in the workbook.
import { invalidArgument } from '../fault';
import { HostCollection, HostObject, NullObject } from '../host-object';
import type { ModelContext } from './context';

class CustomXmlPart extends HostObject {
  readonly kind = 'CustomXmlPart';
  readonly id: string;
  readonly #context: ModelContext;

  constructor(context: ModelContext, id: string) {
    super();
    this.#context = context;
    this.id = id;
  }

  get Id(): string {
    return this.id;
  }

  get NamespaceUri(): string {
    return new DOMParser().parseFromString(this.GetXml(), 'application/xml').documentElement.namespaceURI ?? '';
  }

  GetXml(): string {
    return this.#context.book.xmlParts.get(this.id) ?? '';
  }

  SetXml(xml: unknown): void {
    this.#context.book.xmlParts.set(this.id, wellFormed(xml));
  }

  Delete(): void {
    this.#context.book.xmlParts.delete(this.id);
  }
}

function wellFormed(xml: unknown): string {
  const faulty = new DOMParser().parseFromString(String(xml), 'application/xml').querySelector('parsererror');
  if (typeof xml !== 'string' || faulty) throw invalidArgument('xml');
  return xml;
}

export class CustomXmlPartCollection extends HostCollection<CustomXmlPart> {
  readonly kind: string = 'CustomXmlPartCollection';
  readonly #context: ModelContext;
  readonly #namespace: string | null;

  constructor(context: ModelContext, namespace: string | null) {
    super();
    this.#context = context;
    this.#namespace = namespace;
  }

  items(): CustomXmlPart[] {
    const parts = [...this.#context.book.xmlParts.keys()].map((id) => new CustomXmlPart(this.#context, id));
    return parts.filter((part) => this.#namespace === null || part.NamespaceUri === this.#namespace);
  }

  protected matches(item: CustomXmlPart, key: unknown): boolean {
    return item.id === key;
  }

  Add(xml: unknown): CustomXmlPart {
    const id = `{part-${this.#context.book.nextId()}}`;
    this.#context.book.xmlParts.set(id, wellFormed(xml));
    return new CustomXmlPart(this.#context, id);
  }

  GetByNamespace(namespace: unknown): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.#context, String(namespace));
  }

  GetOnlyItemOrNullObject(): CustomXmlPart | NullObject {
    const [only, ...more] = this.items();
    return only && more.length === 0 ? only : new NullObject();
  }
}
