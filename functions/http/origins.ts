// Origins (源) that settings name: a scheme, a host and perhaps a port, as browsers write them.
import { z } from 'zod';

const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The origin of a site; null for what is none, is a pattern, or is reached without https from other machines. */
function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, pathname, search, hash, origin } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname));
  const isBare = [username, password, search, hash].every((part) => part === '') && pathname === '/';
  return isSafe && isBare && !hostname.includes('*') ? origin : null;
}

/** A setting that names some with commas between; each that is none is told beside the example. */
export function originsSetting(example: string) {
  return z.string().transform((text, context): readonly string[] => {
    const given = text.split(',').map((one) => one.trim());
    const found = given.map(originOf);
    for (const [position, origin] of found.entries())
      if (origin === null)
        context.addIssue({
          code: 'custom',
          message: `${given[position]} is not the https origin of one site, such as ${example}`,
        });
    return [...new Set(found.filter((origin) => origin !== null))];
  });
}
