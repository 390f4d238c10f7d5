// Schemes that were read lately (常用方案缓存): a version never changes, and one of many units takes longer to read than a submission to accept.
import { z } from 'zod';
import { idSchema } from '../../shared/api/ids';
import { planRegisters, type RegistersPlan } from '../../shared/registers/register-plan';
import type { Scheme } from '../../shared/scheme/scheme';
import { planScheme, type SchemePlan } from '../../shared/scoring/scheme-plan';
import { BodyCorrupt, getBody, type Digest } from '../store/bodies';
import { outlined } from '../store/row-kinds';
import type { Store } from '../store/store';

/** How long the texts of all that is kept may be; in memory a scheme takes some times as much. The latest is kept whatever it weighs. */
const mostCharacters = 32 * 1024 * 1024;

/** Each version was judged whole before it was kept. */
export const storedSchemeSchema = outlined<Scheme>({ format: z.literal(1), id: idSchema, version: z.int().min(1) });

interface Kept {
  readonly scheme: Scheme;
  readonly characters: number;
}

/** By store, and there by partition and digest; what was asked for last stands last. */
const stores = new WeakMap<Store, Map<string, Kept>>();

/** The scheme under its digest. Several requests hold it at once, so that nobody may change it. */
export async function keptScheme(store: Store, partition: string, digest: Digest): Promise<Scheme> {
  const kept = stores.get(store) ?? new Map<string, Kept>();
  stores.set(store, kept);
  const name = `${partition}/${digest}`;
  const found = kept.get(name) ?? (await read(store, partition, digest));
  kept.delete(name);
  kept.set(name, found);
  let all = [...kept.values()].reduce((sum, { characters }) => sum + characters, 0);
  for (const [oldest, { characters }] of kept) {
    if (all <= mostCharacters || kept.size === 1) break;
    kept.delete(oldest);
    all -= characters;
  }
  return found.scheme;
}

async function read(store: Store, partition: string, digest: Digest): Promise<Kept> {
  const text = await getBody(store, partition, digest);
  try {
    return { scheme: frozen(storedSchemeSchema.parse(JSON.parse(text))), characters: text.length };
  } catch (cause) {
    throw new BodyCorrupt(`the body under ${digest} is no scheme`, { cause });
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

const plans = new WeakMap<Scheme, SchemePlan>();

/** The plan of a scheme that is kept, made once. */
export function planOf(scheme: Scheme): SchemePlan {
  const plan = plans.get(scheme) ?? planScheme(scheme);
  plans.set(scheme, plan);
  return plan;
}

const registers = new WeakMap<Scheme, RegistersPlan>();

/** The plan of its registers, made once as well. */
export function registersOf(scheme: Scheme): RegistersPlan {
  const plan = registers.get(scheme) ?? planRegisters(scheme);
  registers.set(scheme, plan);
  return plan;
}
