// Which file one is, and for whom it was made: kept within it, so that it is known again when it comes back filled in.
import { z } from 'zod';

const NAME = 'file/made-for/';

const identitySchema = z.strictObject({
  id: z.string(),
  organisation: z.string(),
  person: z.string(),
  name: z.string(),
  /** counts up with everything that is remembered in it */
  revision: z.int(),
});
export type FileIdentity = z.infer<typeof identitySchema>;

type Kept = ReadonlyMap<string, string>;

/** Null for a file that was not made here, or whose program kept nothing. */
export function identityIn(kept: Kept): FileIdentity | null {
  try {
    return identitySchema.safeParse(JSON.parse(kept.get(NAME) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

export function keepIdentity(kept: Map<string, string>, identity: FileIdentity): void {
  kept.set(NAME, JSON.stringify(identity));
}
