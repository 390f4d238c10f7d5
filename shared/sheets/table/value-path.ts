// Getting at a value deep in a document, and putting one there, by the keys that lead to it.

export type Path = readonly string[];
export type Group = Readonly<Record<string, unknown>>;

/** Whether a value has keys of its own: no list, no figure, no text. */
export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a path (取值); undefined where there is none.
 * @example valueAt({ blend: { hosts: 'branch' } }, ['blend', 'hosts']) // 'branch'
 */
export function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    whole,
  );
}

/**
 * The document with a value put at a path (赋值); groups on the way are made, the document given stays as it is.
 * @example withValue({ id: 'a' }, ['blend', 'hosts'], 'branch') // { id: 'a', blend: { hosts: 'branch' } }
 */
export function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const group = isGroup(whole) ? whole : {};
  return { ...group, [key]: withValue(valueAt(group, [key]), rest, value) };
}

/**
 * A group without one of its keys; of what is no group nothing is left.
 * @example without({ id: 'a', component: 'party' }, 'component') // { id: 'a' }
 */
export function without(value: unknown, key: string): Group {
  return isGroup(value) ? Object.fromEntries(Object.entries(value).filter(([own]) => own !== key)) : {};
}
