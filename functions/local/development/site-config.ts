// The configuration of the static site in production, so that Azure Static Web Apps sends what the local server sends.
import { entraOrigins } from '../../identity/entra';
import { httpsOnly, pageHeaders } from '../../http/security-headers';

/** What `staticwebapp.config.json` holds; `officeJs` is where the pages load office.js from. */
export function siteConfig(officeJs: string | undefined) {
  return {
    globalHeaders: { ...pageHeaders({ officeJs, signIn: entraOrigins }), ...httpsOnly, 'cache-control': 'no-cache' },
    mimeTypes: { '.xml': 'application/xml' },
  };
}
