// Reads the sign-in settings that the build wrote into the page; a wrong setting is named, never guessed around.
import { z } from 'zod';
import type { SignInSettings } from './sign-in';

const settingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('development') }),
  z.strictObject({
    kind: z.literal('entra'),
    clientId: z.guid(),
    authority: z.url({ protocol: /^https$/ }),
    scope: z.string().min(1),
  }),
]);

/** The settings from their JSON text; development where the page carries none. */
export function parseSignInSettings(text: string): SignInSettings {
  return text === '' ? { kind: 'development' } : settingsSchema.parse(JSON.parse(text));
}
