// One text for one value, whatever the order of its keys: what digests are taken of.
import { digestOf, type Digest } from '../store/bodies';

/**
 * JSON without spaces, with the keys of every object in one order: of any object the engine gives keys that are whole numbers first, by
 * their value; the others follow in code-unit order. A member that is `undefined` is left out. Numbers beyond all doubles, which a text of
 * JSON may hold (1e309), are null: bodies are digested before they are judged, and none with such a number is accepted. TypeError for what no text
 * of JSON is read as, such as NaN, a date or a list that lacks an item.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value, new Shape(), 0);
}

export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/** Results are lists this far within what is sealed. */
const deepestList = 2;

/** The text of a list is put together from those of its items, so that of a large one no second one in order is held. */
function textOf(value: unknown, shapes: Shape, depth: number): string {
  if (typeof value !== 'object' || value === null || depth > deepestList) return JSON.stringify(inOrder(value, shapes));
  if (Array.isArray(value)) return `[${eachOf(value, (item) => JSON.stringify(inOrder(item, shapes))).join(',')}]`;
  const members = orderOf(asObject(value), shapes).flatMap((key) => {
    const member = (value as Members)[key];
    return member === undefined ? [] : [`${JSON.stringify(key)}:${textOf(member, shapes, depth + 1)}`];
  });
  return `{${members.join(',')}}`;
}

type Members = Readonly<Record<string, unknown>>;

/** The same with the keys of all objects in it in order. */
function inOrder(value: unknown, shapes: Shape): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  if (Array.isArray(value)) return eachOf(value, (item) => inOrder(item, shapes));
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value === 'number' ? value : typeof value}`);
  const object = asObject(value);
  const ordered: Record<string, unknown> = {};
  for (const key of orderOf(object, shapes)) {
    const member = object[key];
    if (member === undefined) continue;
    const kept = inOrder(member, shapes);
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: kept, enumerable: true });
    else ordered[key] = kept;
  }
  return ordered;
}

/** By position: `map` would pass by an item that is not there. */
function eachOf<Made>(list: readonly unknown[], made: (item: unknown) => Made): Made[] {
  const all: Made[] = [];
  for (let i = 0; i < list.length; i += 1) all.push(made(list[i]));
  return all;
}

/** An object of members alone: whose prototype is that of all objects, of whichever realm, or none. */
function asObject(value: object): Members {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError(`JSON has no ${value.constructor.name}`);
  return value as Members;
}

/** The keys of objects that were met, key by key: of those who have the same ones, nearly all, they are put in order once. */
class Shape {
  order: readonly string[] | undefined;
  private readonly next = new Map<string, Shape>();

  after(key: string): Shape {
    let shape = this.next.get(key);
    if (shape === undefined) this.next.set(key, (shape = new Shape()));
    return shape;
  }
}

/** With more keys than this they are data themselves, and hardly another object has the same. */
const mostInShape = 64;

function orderOf(object: Members, shapes: Shape): readonly string[] {
  const keys = Object.keys(object);
  if (keys.length > mostInShape) return inKeyOrder(keys);
  let shape = shapes;
  for (const key of keys) shape = shape.after(key);
  return (shape.order ??= inKeyOrder(keys));
}

function inKeyOrder(keys: string[]): readonly string[] {
  return Object.keys(Object.fromEntries(keys.sort().map((key) => [key, null])));
}
