// Asks the site for the settings of its pages; a wrong setting is named, never guessed around.
import { settingsPath, siteSettingsSchema, type SiteSettings } from '../../shared/api/site-settings';
import { NetworkFailure, SettingsWrong, UnexpectedAnswer } from './failures';

/** Rejects with NetworkFailure, UnexpectedAnswer or SettingsWrong. `origin` is the page's own. */
export async function loadSiteSettings(origin: string, signal?: AbortSignal): Promise<SiteSettings> {
  // Asked for anew each time: what an operator has changed holds from the next opening on.
  const response = await fetch(origin + settingsPath, { cache: 'no-cache', ...(signal && { signal }) }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new NetworkFailure({ cause });
    },
  );
  if (!response.ok) throw new UnexpectedAnswer(response.status, settingsPath);
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new SettingsWrong('JSON', { cause });
  });
  const parsed = siteSettingsSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new SettingsWrong(wrong.join('; '));
}
