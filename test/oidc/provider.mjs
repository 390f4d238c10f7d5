// A real, certified OpenID Connect provider as a process of its own: `node provider.mjs '<settings as JSON>'`, see start-provider.ts.
import { createServer } from 'node:http';
import { URLSearchParams } from 'node:url';

// The provider counts on it; the first versions of Node 20 have it not.
URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);
const { Provider } = await import('oidc-provider');

const settings = JSON.parse(process.argv[2] ?? '{}');
const { port, accounts, clients, keys, algorithm, audience, resource, scopes, lifetimes, asksConsent } = settings;

const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const page = (title, content) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${content}</body></html>`;

const claimNames = [...new Set(accounts.flatMap(({ claims }) => Object.keys(claims)))];
const account = (id) => accounts.find((one) => one.id === id);
const resourceServer = {
  audience,
  scope: scopes.join(' '),
  accessTokenTTL: lifetimes.accessToken,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: algorithm } },
};

// It ends with whoever started it.
process.stdin.resume().once('end', () => process.exit());

const server = createServer();
server.listen(port, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: clients.map(({ clientId, redirectUris, postLogoutRedirectUris }) => ({
      client_id: clientId,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: postLogoutRedirectUris,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: algorithm,
    })),
    jwks: { keys },
    enabledJWA: {
      idTokenSigningAlgValues: ['RS256', 'ES256', 'PS256'],
    },
    scopes: [...new Set(['openid', 'offline_access', 'profile', ...scopes])],
    claims: { openid: ['sub'], profile: claimNames },
    // The product reads ID tokens and asks no userinfo.
    conformIdTokenClaims: false,
    findAccount: (_context, id) => account(id) && { accountId: id, claims: () => ({ sub: id, ...account(id).claims }) },
    extraTokenClaims: (_context, token) => account(token.accountId)?.claims,
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    clientBasedCORS: (_context, origin, client) =>
      client.redirectUris.some((address) => URL.canParse(address) && new URL(address).origin === origin),
    cookies: { keys: ['of the tests'] },
    ttl: {
      AccessToken: lifetimes.accessToken,
      IdToken: lifetimes.idToken,
      RefreshToken: lifetimes.refreshToken,
      Session: lifetimes.session,
      Grant: lifetimes.session,
      Interaction: 600,
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Sign out</button>';
          context.body = page('Sign out', `${form}${button}`);
        },
        postLogoutSuccessSource: (context) => {
          context.body = page('Signed out', '');
        },
      },
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = page('Error', `<pre>${escaped(JSON.stringify(out))}</pre>`);
    },
  });

  if (settings.sendsOnTo) provider.use(dishonest(settings.sendsOnTo));
  if (!settings.namesItself) provider.use(nameless);
  provider.use(async (context, next) => {
    if (!/^\/interaction\/[^/]+$/.test(context.path)) return next();
    const { req: request, res: response } = context;
    const details = await provider.interactionDetails(request, response);
    const answer = await answered(provider, details, context.method === 'POST' ? await formOf(request) : undefined);
    if (answer.result === undefined) {
      context.set('cache-control', 'no-store');
      context.body = answer.page;
    } else {
      context.redirect(await provider.interactionResult(request, response, answer.result));
    }
    return undefined;
  });
  server.on('request', provider.callback());
  console.log(`ready: ${issuer}`);
});

/** As a provider without RFC 9207: its answers do not say whose they are, and it does not say that they did. */
async function nameless(context, next) {
  await next();
  if (context.path === '/.well-known/openid-configuration')
    delete context.body.authorization_response_iss_parameter_supported;
  const location = context.response.get('location');
  if (!URL.canParse(location)) return;
  const address = new URL(location);
  address.searchParams.delete('iss');
  context.set('location', address.href);
}

/** Sends whoever is to sign in here on to another provider, and keeps what it is then handed as if it were its own: `GET /taken`. */
function dishonest({ issuer, redirectUri }) {
  const taken = [];
  return async (context, next) => {
    if (context.path === '/auth') {
      const asked = new URLSearchParams(context.querystring);
      if (redirectUri) asked.set('redirect_uri', redirectUri);
      context.redirect(`${issuer}/auth?${asked}`);
    } else if (context.path === '/token') {
      taken.push(Object.fromEntries(await formOf(context.req)));
      context.set('access-control-allow-origin', '*');
      context.status = 400;
      context.body = { error: 'invalid_grant' };
    } else if (context.path === '/taken') {
      context.body = taken;
    } else await next();
  };
}

/** What an interaction comes to: a page that asks, or a result. */
async function answered(provider, { prompt, params, session, grantId }, form) {
  if (prompt.name === 'login') {
    if (account(form?.get('account')) !== undefined) return { result: { login: { accountId: form.get('account') } } };
    const strange = form === undefined ? '' : `<p role="alert">No account ${escaped(form.get('account'))}</p>`;
    const field = '<label>Account <input name="account" autofocus required></label>';
    return { page: page('Sign in', `${strange}<form method="post">${field} <button>Sign in</button></form>`) };
  }
  if (asksConsent && form === undefined) {
    return {
      page: page(
        'Consent',
        '<form method="post"><button>Continue</button> <button name="refused" value="yes">Refuse</button></form>',
      ),
    };
  }
  if (form?.get('refused') === 'yes') return { result: { error: 'access_denied' } };
  const { Grant } = provider;
  const grant =
    grantId === undefined
      ? new Grant({ accountId: session.accountId, clientId: params.client_id })
      : await Grant.find(grantId);
  const { missingOIDCScope, missingOIDCClaims, missingResourceScopes = {} } = prompt.details;
  if (missingOIDCScope !== undefined) grant.addOIDCScope(missingOIDCScope.join(' '));
  if (missingOIDCClaims !== undefined) grant.addOIDCClaims(missingOIDCClaims);
  for (const [of, wanted] of Object.entries(missingResourceScopes)) grant.addResourceScope(of, wanted.join(' '));
  return { result: { consent: { grantId: await grant.save() } } };
}

async function formOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}
