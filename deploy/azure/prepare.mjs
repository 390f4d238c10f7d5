// Before anything is made in Azure: are the names there that the build and the service will need, and the folders that azd looks for?
import { mkdirSync } from 'node:fs';

const needed = ['AUTH_AUDIENCE', 'AUTH_TENANTS', 'FIRST_ADMINS'];
const missing = needed.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(
    `Missing: ${missing.join(', ')}. Set each with: azd env set NAME VALUE (docs/operations-azure.md says where it comes from).`,
  );
  process.exit(1);
}
for (const folder of ['dist/functions', 'dist/addin']) mkdirSync(folder, { recursive: true });
