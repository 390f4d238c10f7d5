// `AUTH_ISSUERS`: any OpenID Connect issuers whose tokens are believed, as JSON: issuer → what its tokens are like.
import { z } from 'zod';
import { textSchema } from '../../shared/scheme/text';
import { parseStrictJson } from '../http/strict-json';
import { algorithms, type Issuer } from './issuer';
import { isSafeAddress } from './safe-address';
import { isId } from './subject-id';

const word = z.string('expected a text').min(1, 'expected a text').max(200, 'expected at most 200 characters');
const organisationId = z
  .string()
  .refine(isId, 'expected the id of an organisation: 1 to 64 of the letters A–Z and a–z, digits, . _ -');
const scopes = word.regex(/^[!-~]+( [!-~]+)*$/, 'expected scopes with one space between, such as openid profile');
/** OpenID Connect's own: they tell nothing of what a token is for. */
const signInScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];
const address = word.refine(
  isSafeAddress,
  'expected an https address (http only on this machine: localhost, 127.0.0.1)',
);

/** As a browser writes it, or a token of it could never be compared to the letter. */
const issuerAddress = address.refine(
  (text) => /^https?:\/\/[a-z0-9.:[\]-]+(\/[^?#\s{}]*)?$/.test(text),
  "expected the issuer's address to the letter: host in small letters, without ? and #",
);

const organisationSchema = z.union(
  [organisationId, z.strictObject({ claim: word, values: z.record(word, organisationId) })],
  'expected the id of an organisation, or {"claim": "<claim>", "values": {"<value>": "<organisation>", …}}',
);

const entrySchema = z.strictObject({
  organisation: organisationSchema,
  audience: word.optional(),
  id: word.default('sub'),
  name: word.default('name'),
  algorithms: z
    .array(z.enum(algorithms, `expected some of ${algorithms.join(', ')}`), 'expected a list')
    .min(1, `expected some of ${algorithms.join(', ')}`)
    .default(['RS256']),
  clientId: word.optional(),
  scope: scopes.default('openid profile'),
  requiredScope: scopes
    .refine((text) => !text.includes(' '), 'expected one scope')
    .refine((text) => !signInScopes.includes(text), 'expected a scope of the service, not one of every sign-in')
    .optional(),
  token: z.enum(['access', 'id'], 'expected access or id').default('access'),
  title: textSchema.optional(),
  resource: word.optional(),
  jwks: address.optional(),
});
type Entry = z.output<typeof entrySchema>;

/** What fields must be to each other, each looked at whether the others are right or not. */
const togetherSchema = z
  .looseObject({
    token: entrySchema.shape.token.catch('access'),
    scope: z.string().catch('openid'),
    organisation: z.unknown(),
  })
  .superRefine(({ token, audience, clientId, scope, requiredScope, organisation }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (token === 'access' && audience === undefined) {
      wrong('audience', 'expected what the issuer writes into aud of its access tokens');
    }
    if (token === 'id' && audience === undefined && clientId === undefined) {
      wrong('clientId', 'expected the id of the client that ID tokens are made for');
    }
    if (token === 'id' && audience !== undefined && clientId !== undefined && audience !== clientId) {
      wrong('audience', 'of ID tokens it is clientId: name that alone');
    }
    if (token === 'id' && requiredScope !== undefined) wrong('requiredScope', 'ID tokens carry no scope');
    if (clientId !== undefined && !scope.split(' ').includes('openid')) wrong('scope', 'openid is missing');
    const { data } = organisationSchema.safeParse(organisation);
    const all = typeof data === 'object' ? Object.values(data.values) : [null];
    if (all.length === 0) wrong('organisation', 'values names no organisation');
    if (new Set(all).size < all.length) wrong('organisation', 'an organisation stands twice');
  });

/** Every fault at its issuer and field; what is right comes out as issuers. */
export const issuersSetting = z.string().transform((text, context): readonly Issuer[] => {
  const entries = entriesIn(text);
  if (entries === null || entries.length === 0) {
    context.addIssue({ code: 'custom', message: 'expected JSON: {"<issuer>": {"organisation": …, "audience": …}, …}' });
    return z.NEVER;
  }
  return entries.flatMap(([issuer, value]) => {
    const named = issuerAddress.safeParse(issuer);
    const entry = entrySchema.safeParse(value);
    const together = togetherSchema.safeParse(value);
    const faults = [named, entry, together].flatMap(({ error }) => error?.issues ?? []);
    for (const { path, message } of faults) context.addIssue({ code: 'custom', path: [issuer, ...path], message });
    return entry.success ? [oidcIssuer(issuer, entry.data)] : [];
  });
});

function entriesIn(text: string): [string, unknown][] | null {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(parseStrictJson(Buffer.from(text)));
    return parsed.success ? Object.entries(parsed.data) : null;
  } catch {
    return null;
  }
}

function oidcIssuer(issuer: string, entry: Entry): Issuer {
  const { organisation, token, clientId, scope, title, resource } = entry;
  return {
    issuer,
    keys: entry.jwks === undefined ? 'discovered' : { url: entry.jwks },
    algorithms: entry.algorithms,
    token,
    audience: entry.audience ?? clientId ?? '',
    requiredScope: entry.requiredScope ?? null,
    claims: { id: entry.id, name: entry.name, scope: ['scope', 'scp'], required: [], fixed: {} },
    codesIds: true,
    organisation:
      typeof organisation === 'string'
        ? organisation
        : { claim: organisation.claim, values: new Map(Object.entries(organisation.values)) },
    signIn: clientId === undefined ? null : { kind: 'oidc', clientId, scope, title, resource },
  };
}
