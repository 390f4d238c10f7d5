// From the outputs of infra/ to the settings of the production build.

const clouds = {
  global: {
    login: 'https://login.microsoftonline.com',
    officeJs: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    officeJs: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  },
};

/** `SITE_URL`, `API_URL`, `SIGN_IN` and `OFFICE_JS_URL`; throws with whatever is missing, all of it named. */
export function buildSettings(env) {
  const needed = ['SITE_URL', 'API_URL', 'AUTH_AUDIENCE', 'AUTH_TENANTS'];
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing: ${missing.join(', ')}`);
  const cloud = clouds[env.SCOREBOOK_CLOUD || 'global'];
  if (cloud === undefined) throw new Error('SCOREBOOK_CLOUD is global or china');
  const tenants = env.AUTH_TENANTS.split(',').map((pair) => pair.split('=')[0].trim());
  // Several tenants have one registration for all organisations, and whoever signs in says of which they are; the service refuses those of others.
  const tenant = tenants.length === 1 ? tenants[0] : 'organizations';
  const signIn = {
    kind: 'entra',
    clientId: env.AUTH_AUDIENCE,
    authority: `${cloud.login}/${tenant}`,
    scope: `api://${env.AUTH_AUDIENCE}/${env.AUTH_SCOPE || 'access_as_user'}`,
  };
  return {
    SITE_URL: env.SITE_URL,
    API_URL: env.API_URL,
    SIGN_IN: JSON.stringify(signIn),
    OFFICE_JS_URL: env.OFFICE_JS_URL || cloud.officeJs,
  };
}
