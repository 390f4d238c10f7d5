// What the sign-in page in a dialog window tells the pane, and what the pane hands it in its address.
import { z } from 'zod';

/** `state` is the pane's own secret for this one window: a message without it is nobody's answer. */
const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed-in'),
    state: z.string(),
    token: z.string().min(1),
    /** milliseconds since 1970 */
    expiresAt: z.number().positive(),
  }),
  z.strictObject({ kind: z.literal('refused'), state: z.string(), reason: z.string() }),
  /** an OpenID Connect provider's answer as it stood in the address; only who asked can make tokens of it */
  z.strictObject({ kind: z.literal('answered'), state: z.string(), answer: z.string() }),
  /** the provider has signed the person out */
  z.strictObject({ kind: z.literal('left'), state: z.string() }),
]);
export type DialogMessage = z.infer<typeof messageSchema>;

/** The message in a text; null where it is none of ours. */
export function parseDialogMessage(text: string): DialogMessage | null {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Where the page answers outside of Office. */
export const answersChannel = 'scorebook.sign-in';

export interface DialogRequest {
  readonly state: string;
  readonly loginHint: string | null;
  /** the person may be somebody else this time */
  readonly anew: boolean;
}

export function dialogAddress(page: string, { state, loginHint, anew }: DialogRequest): string {
  const address = new URL(page);
  address.searchParams.set('state', state);
  if (loginHint !== null) address.searchParams.set('hint', loginHint);
  if (anew) address.searchParams.set('anew', 'true');
  return address.href;
}

/** What stands in the page's address; null where it was not the pane that opened it. */
export function parseDialogRequest(search: string): DialogRequest | null {
  const asked = new URLSearchParams(search);
  const state = asked.get('state');
  return state === null ? null : { state, loginHint: asked.get('hint'), anew: asked.has('anew') };
}
