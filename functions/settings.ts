// Settings from the environment: whatever is wrong stops the start, all of it named at once.
import { z } from 'zod';
import { mostPeriodBytes } from '../shared/api/files';
import { channelSettings, type ChannelSettings } from './channels/settings';
import { siteOriginsSettings } from './http/cors';
import { organisationsOf, type IdentitySettings } from './identity/issuer';
import { identitySettings } from './identity/settings';
import { tableSettings } from './store/table-settings';

export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

export type Environment = Readonly<Record<string, string | undefined>>;
type Schemas = Readonly<Record<string, z.ZodType>>;

/** The environment by each of these schemas, or a refusal that names whatever any of them finds wrong. */
export function checked<Some extends Schemas>(
  schemas: Some,
  env: Environment,
): { readonly [Name in keyof Some]: z.output<Some[Name]> } {
  const wrong: string[] = [];
  const entries = Object.entries(schemas).map(([name, schema]) => {
    const parsed = schema.safeParse(env);
    const named = ({ path, message }: z.core.$ZodIssue) => [path.join('.'), message].filter(Boolean).join(': ');
    if (!parsed.success) wrong.push(...parsed.error.issues.map(named));
    return [name, parsed.data];
  });
  if (wrong.length > 0) throw new SettingsRefused(`Wrong settings: ${[...new Set(wrong)].join('; ')}`);
  return Object.fromEntries(entries) as { readonly [Name in keyof Some]: z.output<Some[Name]> };
}

/** `FIRST_ADMINS` is `<organisation>/<object id>,…`: who may give roles before anybody has one. */
export const adminSettings = z
  .object({
    FIRST_ADMINS: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64}(,[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64})*$/)
      .optional(),
  })
  .transform(({ FIRST_ADMINS: admins }) =>
    (admins?.split(',') ?? []).map((pair) => pair.split('/') as [organisation: string, id: string]),
  );

/** How often one person may ask; by far more than a pane and a full sheet of `=JX.RESULT()` do. */
export const rateSettings = z
  .object({
    RATE_BURST: z.coerce.number().int().min(1).max(1_000_000).default(600),
    RATE_PER_SECOND: z.coerce.number().positive().max(1_000_000).default(20),
  })
  .transform(({ RATE_BURST: burst, RATE_PER_SECOND: perSecond }) => ({ burst, perSecond }));

const MIB = 1024 * 1024;

/** What all photos and files of a period may weigh, in MiB. */
export const fileSettings = z
  .object({
    FILES_PERIOD_MIB: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_048_576)
      .default(mostPeriodBytes / MIB),
  })
  .transform(({ FILES_PERIOD_MIB: most }) => most * MIB);

/** IANA's name of the organisation's time zone; on Azure that of the timers, where it is such a name, unless another is named. */
export const timeZoneSettings = z
  .object({
    TIME_ZONE: z.string().refine(isTimeZone, 'expected a time zone by its IANA name, such as Asia/Shanghai').optional(),
    WEBSITE_TIME_ZONE: z.string().optional(),
  })
  .transform(({ TIME_ZONE: named, WEBSITE_TIME_ZONE: ofTimers = '' }) => {
    return named ?? (isTimeZone(ofTimers) ? ofTimers : 'Asia/Shanghai');
  });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What the function app needs: where records are kept, whose tokens count, how often one may ask, who administers first, where its days begin, and what carries reminders. */
export function azureSettings(env: Environment) {
  const schemas = {
    table: tableSettings,
    identity: identitySettings,
    rate: rateSettings,
    firstAdmins: adminSettings,
    timeZone: timeZoneSettings,
    mostPeriodBytes: fileSettings,
    channels: channelSettings(false),
    siteOrigins: siteOriginsSettings,
  };
  const settings = checked(schemas, { STORE: 'table', ...env });
  assertOwnGroups(settings.identity, settings.channels);
  return settings;
}

/** Throws SettingsRefused where reminders would go to a group of an organisation that nobody can sign in to. */
export function assertOwnGroups({ issuers }: IdentitySettings, { groups }: ChannelSettings): void {
  const organisations = issuers.flatMap(organisationsOf);
  const strange = groups.find(({ organisation }) => !organisations.includes(organisation));
  if (strange === undefined) return;
  throw new SettingsRefused(
    `Wrong settings: REMINDER_GROUPS: no tenant or issuer is of the organisation of ${strange.id}`,
  );
}
