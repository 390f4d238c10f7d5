// Sign-in against the local server's development issuer: pick a person, get a token, renew it before it expires.
import { z } from 'zod';
import { personSchema, type Person } from '../../shared/api/people';
import { NetworkFailure, SignInNeeded, UnexpectedAnswer } from './failures';
import type { SessionMemory } from './session-memory';
import type { SignIn } from './sign-in';

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const heldSchema = z.object({ person: z.string(), token: z.string(), expiresAt: z.number() });
type Held = z.infer<typeof heldSchema>;

const MEMORY = 'scorebook.development-sign-in';
/** A token this close to its end is renewed, so that none expires on its way. */
const MARGIN_MS = 60_000;

export interface DevelopmentSignIn extends SignIn {
  readonly kind: 'development';
  /** Everybody who may be picked. */
  people(signal?: AbortSignal): Promise<readonly Person[]>;
  /** Signs this person in. */
  choose(person: string, signal?: AbortSignal): Promise<void>;
}

async function ask<Value>(route: string, schema: z.ZodType<Value>, origin: string, init: RequestInit): Promise<Value> {
  const response = await fetch(origin + route, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new NetworkFailure({ cause });
  });
  if (!response.ok) throw new UnexpectedAnswer(response.status, route);
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) throw new UnexpectedAnswer(response.status, route, { cause: parsed.error });
  return parsed.data;
}

/** `now` is the clock in milliseconds. */
export function createDevelopmentSignIn(origin: string, memory: SessionMemory, now: () => number): DevelopmentSignIn {
  const held = (): Held | null => {
    const text = memory.get(MEMORY);
    return text === null ? null : (heldSchema.safeParse(JSON.parse(text)).data ?? null);
  };
  let renewal: Promise<Held> | null = null;

  const choose = async (person: string, signal?: AbortSignal): Promise<Held> => {
    const answer = await ask('/dev/token', tokenSchema, origin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
      ...(signal && { signal }),
    });
    const next = { person, token: answer.access_token, expiresAt: now() + answer.expires_in * 1000 };
    memory.set(MEMORY, JSON.stringify(next));
    return next;
  };

  return {
    kind: 'development',
    people: (signal) => ask('/dev/people', z.array(personSchema), origin, signal ? { signal } : {}),
    async choose(person, signal) {
      await choose(person, signal);
    },
    async token({ fresh = false } = {}) {
      const current = held();
      if (!current) throw new SignInNeeded();
      if (!fresh && current.expiresAt - MARGIN_MS > now()) return current.token;
      renewal ??= choose(current.person).finally(() => (renewal = null));
      return (await renewal).token;
    },
    async signOut() {
      memory.set(MEMORY, null);
    },
  };
}
