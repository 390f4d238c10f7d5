// Settings from the environment: whatever is wrong stops the start, each with its name.
import { z } from 'zod';
import { identitySettings } from './identity/settings';
import { tableSettings } from './store/table-settings';

export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

export function checked<Value>(schema: z.ZodType<Value>, env: unknown): Value {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'environment'}: ${message}`);
  throw new SettingsRefused(`Wrong settings: ${wrong.join('; ')}`);
}

/** `FIRST_ADMINS` is `<organisation>/<object id>,…`: who may give roles before anybody has one. */
const adminSettings = z.object({
  FIRST_ADMINS: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64}(,[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64})*$/)
    .optional(),
});

/** How often one person may ask; by far more than a pane and a full sheet of `=JX.RESULT()` do. */
export const rateSettings = z
  .object({
    RATE_BURST: z.coerce.number().int().min(1).max(1_000_000).default(600),
    RATE_PER_SECOND: z.coerce.number().positive().max(1_000_000).default(20),
  })
  .transform(({ RATE_BURST: burst, RATE_PER_SECOND: perSecond }) => ({ burst, perSecond }));

/** What the function app needs: where records are kept, whose tokens count, how often one may ask, and who administers first. */
export function azureSettings(env: Readonly<Record<string, string | undefined>>) {
  const { FIRST_ADMINS: admins } = checked(adminSettings, env);
  return {
    table: checked(tableSettings, { STORE: 'table', ...env }),
    identity: checked(identitySettings, env),
    rate: checked(rateSettings, env),
    firstAdmins: (admins?.split(',') ?? []).map((pair) => pair.split('/') as [organisation: string, id: string]),
  };
}
