// Origins (源) that settings name: a scheme, a host and perhaps a port, as browsers write them.
import { z } from 'zod';
import { isLoopback } from '../../shared/api/loopback';

/** The origin of a site; null for what is none, is a pattern, or is reached without https from other machines. */
function originOf(text: string): string | null {
  if (!URL.canParse(text) || /\s/.test(text)) return null;
  const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  const isBare = [username, password, search, hash].every((part) => part === '') && pathname === '/';
  return isSafe && isBare && !hostname.includes('*') ? origin : null;
}

/** The origin of a site that others reach, so by https alone; null for what is none. */
export function siteOrigin(text: string): string | null {
  const origin = originOf(text);
  return origin?.startsWith('https:') ? origin : null;
}

const isNone = (text: string, example: string) => `${text} is not the https origin of one site, such as ${example}`;

/** A setting that names the place of a site for others; the slash behind it does not count. */
export function siteOriginSetting(example: string) {
  return z.string().transform((text, context): string => {
    const origin = siteOrigin(text);
    if (origin !== null) return origin;
    context.addIssue({ code: 'custom', message: isNone(text, example) });
    return z.NEVER;
  });
}

/** A setting that names some with commas between; each that is none is told beside the example. */
export function originsSetting(example: string) {
  return z.string().transform((text, context): readonly string[] => {
    const given = text.split(',').map((one) => one.trim());
    const found = given.map(originOf);
    for (const [position, origin] of found.entries())
      if (origin === null) context.addIssue({ code: 'custom', message: isNone(given[position] ?? '', example) });
    return [...new Set(found.filter((origin) => origin !== null))];
  });
}
