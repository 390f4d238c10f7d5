// Carries out one request batch of office.js: actions on objects that are named by paths, answered one by one.
import { HostError, notImplemented } from './fault';
import { HostCollection, HostObject, NullObject } from './host-object';

export interface ArgumentInfo {
  Arguments?: unknown[] | null;
  ReferencedObjectPathIds?: (number | null)[] | null;
}

export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  Select?: string[];
}

export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

export interface BatchRequest {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

export interface BatchAnswer {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

/** Where paths begin: the document itself, the services by name, and objects kept by reference id. */
export interface Roots {
  readonly global: HostObject;
  service(name: string): HostObject;
  reference(id: string): HostObject;
}

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const location = (target: HostObject, name: string) => `${target.kind}.${camel(name)}`;

function describe(target: HostObject, name: string): PropertyDescriptor | undefined {
  for (let at: unknown = target; at instanceof HostObject; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}

function getMember(target: HostObject, name: string): unknown {
  if (!describe(target, name)?.get) throw notImplemented(location(target, name));
  return Reflect.get(target, name);
}

function setMember(target: HostObject, name: string, value: unknown): void {
  if (!describe(target, name)?.set) throw notImplemented(`setting ${location(target, name)}`);
  Reflect.set(target, name, value);
}

function callMember(target: HostObject, name: string, args: unknown[]): unknown {
  const method: unknown = describe(target, name)?.value;
  if (typeof method !== 'function') throw notImplemented(`${location(target, name)}()`);
  return Reflect.apply(method, target, args);
}

function identity(target: HostObject): Record<string, unknown> {
  const id = describe(target, 'Id')?.get ? { Id: Reflect.get(target, 'Id') } : {};
  return target.referenceId === null ? id : { ...id, _ReferenceId: target.referenceId };
}

/** `names` of members that hold plain values; `worksheet/name` is one of an object within. */
function loadOne(target: HostObject, names: readonly string[]): Record<string, unknown> {
  const loaded = identity(target);
  const within = new Map<string, string[]>();
  for (const name of names) {
    const [first = '', ...rest] = name.split('/');
    if (rest.length > 0) {
      within.set(first, [...(within.get(first) ?? []), rest.join('/')]);
      continue;
    }
    const value = getMember(target, pascal(name));
    if (value instanceof HostObject) throw notImplemented(`loading ${location(target, name)}`);
    loaded[pascal(name)] = value;
  }
  for (const [first, rest] of within) {
    const part = getMember(target, pascal(first));
    if (!(part instanceof HostObject)) throw notImplemented(`${location(target, first)}/${rest.join()}`);
    loaded[pascal(first)] = loadOne(part, rest);
  }
  return loaded;
}

function load(target: HostObject, { Select = [], ...more }: QueryInfo): Record<string, unknown> | null {
  if (target instanceof NullObject) return null;
  if (Select.length === 0 || Object.keys(more).length > 0)
    throw notImplemented('load() of anything but members by name');
  if (!(target instanceof HostCollection)) return loadOne(target, Select);
  const ofItems = Select.map((name) => name.replace(/^items\//i, ''));
  return { ...identity(target), _Items: target.items().map((item) => loadOne(item, ofItems)) };
}

class Batch {
  readonly #paths: Record<string, ObjectPath>;
  readonly #roots: Roots;
  readonly #objects = new Map<number, HostObject>();

  constructor(request: BatchRequest, roots: Roots) {
    this.#paths = request.ObjectPaths;
    this.#roots = roots;
  }

  #arguments(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const id = references[index];
      return id ? this.object(id) : value;
    });
  }

  object(id: number): HostObject {
    const known = this.#objects.get(id);
    if (known) return known;
    const path = this.#paths[id];
    if (!path) throw new HostError('InvalidReference', `no object path ${id}`);
    const found = this.#resolve(path);
    this.#objects.set(id, found);
    return found;
  }

  #resolve(path: ObjectPath): HostObject {
    if (path.ObjectPathType === PATH.global) return this.#roots.global;
    if (path.ObjectPathType === PATH.newObject) return this.#roots.service(path.Name);
    if (path.ObjectPathType === PATH.reference) return this.#roots.reference(path.Name);
    if (path.ObjectPathType === PATH.nullObject) return new NullObject();
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (parent instanceof NullObject) return parent;
    const args = this.#arguments(path.ArgumentInfo);
    if (path.ObjectPathType === PATH.indexer) {
      if (!(parent instanceof HostCollection)) throw notImplemented(`${parent.kind}[…]`);
      return parent.GetItem(args[0]);
    }
    const found =
      path.ObjectPathType === PATH.method ? callMember(parent, path.Name, args) : getMember(parent, path.Name);
    if (found instanceof HostObject) return found;
    throw new HostError('GeneralException', `${location(parent, path.Name)} is no object`);
  }

  perform(action: Action): unknown {
    const target = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return target instanceof NullObject ? null : identity(target);
      case ACTION.query:
        return load(target, action.QueryInfo ?? {});
      case ACTION.method:
        if (target instanceof NullObject) return null;
        return callMember(target, action.Name, this.#arguments(action.ArgumentInfo)) ?? null;
      case ACTION.setProperty:
        if (target instanceof NullObject) throw new HostError('InvalidOperation', `${action.Name} of a null object`);
        setMember(target, action.Name, this.#arguments(action.ArgumentInfo)[0]);
        return null;
      default:
        throw notImplemented(`requests of kind ${action.ActionType}`);
    }
  }

  where(action: Action): string {
    const target = this.#objects.get(action.ObjectPathId);
    return target ? location(target, action.Name) : action.Name;
  }
}

/** Runs a batch to its end or to its first error; what went before the error stays done, as in Excel. */
export async function runBatch(
  request: BatchRequest,
  roots: Roots,
  settled: () => Promise<void>,
): Promise<BatchAnswer> {
  const batch = new Batch(request, roots);
  const answer: BatchAnswer = { Results: [], TraceIds: [] };
  let wrote = true;
  for (const [index, action] of request.Actions.entries()) {
    if (action.ActionType === ACTION.trace) {
      answer.TraceIds.push(action.Id);
      answer.Results.push({ ActionId: action.Id, Value: null });
      continue;
    }
    try {
      if (action.ActionType === ACTION.query && wrote) {
        await settled();
        wrote = false;
      }
      if (action.ActionType === ACTION.method || action.ActionType === ACTION.setProperty) wrote = true;
      answer.Results.push({ ActionId: action.Id, Value: batch.perform(action) });
    } catch (error) {
      const known = error instanceof HostError;
      if (!known) console.error(error);
      answer.Error = {
        Code: known ? error.code : 'GeneralException',
        Message: error instanceof Error ? error.message : String(error),
        Location: batch.where(action),
        ActionIndex: index,
        HttpStatusCode: 400,
      };
      return answer;
    }
  }
  return answer;
}
