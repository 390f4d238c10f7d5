// Makes the registration in Microsoft Entra that people sign in with, by Microsoft Graph: `node deploy/entra/create-registration.mjs --site https://…`.
// Without GRAPH_TOKEN, or with --dry-run, it says what it would ask for and asks for nothing.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';

const hosts = { global: 'https://graph.microsoft.com', china: 'https://microsoftgraph.chinacloudapi.cn' };

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    name: { type: 'string', default: '绩效考评簿 Scorebook' },
    cloud: { type: 'string', default: 'global' },
    scope: { type: 'string', default: 'access_as_user' },
    tenants: { type: 'string', default: 'one' },
    'dry-run': { type: 'boolean', default: false },
  },
});

const faults = [];
const site = URL.canParse(values.site ?? '') ? new URL(values.site) : null;
if (site === null || site.protocol !== 'https:' || site.pathname !== '/')
  faults.push('--site: the https address of the pages, without a path');
const graph = process.env.GRAPH_HOST ?? hosts[values.cloud];
if (graph === undefined) faults.push('--cloud: global or china');
const audience = { one: 'AzureADMyOrg', several: 'AzureADMultipleOrgs' }[values.tenants];
if (audience === undefined) faults.push('--tenants: one or several');
if (!/^[A-Za-z0-9._-]{1,120}$/.test(values.scope)) faults.push('--scope: letters, digits, . _ -');
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(2);
}

/** The same permission has the same id whenever this is run. */
function idOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const scopeId = idOf(`scorebook ${values.scope}`);
const permission = {
  id: scopeId,
  value: values.scope,
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: '以登录者身份使用绩效考评 (use performance assessment as the person signed in)',
  adminConsentDescription:
    '允许考评簿以登录者本人的身份和权限读写考评数据 (reads and writes scores with that person’s own rights)',
  userConsentDisplayName: '使用绩效考评 (use performance assessment)',
  userConsentDescription: '允许考评簿以你的身份和权限读写考评数据 (reads and writes scores with your own rights)',
};

/** One tenant, unless several are to sign in; tokens of version 2; the pages as a single-page application, and Excel's broker. */
const application = {
  displayName: values.name,
  signInAudience: audience,
  api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [permission] },
  spa: {
    redirectUris: [`brk-multihub://${site.host}`, `${site.origin}/sign-in.html`, `${site.origin}/taskpane.html`],
  },
  web: { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false } },
};

const token = process.env.GRAPH_TOKEN ?? '';
const isDry = values['dry-run'] || token === '';

async function ask(method, path, body, dry) {
  if (isDry) {
    console.log(`${method} ${graph}/v1.0${path}\n${JSON.stringify(body, null, 2)}\n`);
    return dry;
  }
  const answer = await fetch(`${graph}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
  });
  const text = await answer.text();
  if (!answer.ok) {
    let told = '';
    try {
      const { code, message } = JSON.parse(text).error;
      told = `${code}: ${message}`;
    } catch {
      told = 'no answer of Microsoft Graph';
    }
    throw new Error(`${method} ${path}: ${answer.status} ${told}`);
  }
  return text === '' ? {} : JSON.parse(text);
}

try {
  const made = await ask('POST', '/applications', application, { id: '{id}', appId: '{appId}' });
  // Its address names its own id, and its own pages need not ask each person for consent.
  await ask('PATCH', `/applications/${made.id}`, {
    identifierUris: [`api://${made.appId}`],
    api: { ...application.api, preAuthorizedApplications: [{ appId: made.appId, delegatedPermissionIds: [scopeId] }] },
    requiredResourceAccess: [{ resourceAppId: made.appId, resourceAccess: [{ id: scopeId, type: 'Scope' }] }],
  });
  const principal = await ask('POST', '/servicePrincipals', { appId: made.appId }, { id: '{servicePrincipal}' });
  // Consent for everybody of the tenant.
  await ask('POST', '/oauth2PermissionGrants', {
    clientId: principal.id,
    consentType: 'AllPrincipals',
    resourceId: principal.id,
    scope: values.scope,
  });
  console.log(isDry ? 'Nothing was asked for.' : `AUTH_AUDIENCE=${made.appId}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
