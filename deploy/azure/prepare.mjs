// Before anything is made in Azure: are the names there that the build and the service will need, and the folders that azd looks for?
import { mkdirSync, writeFileSync } from 'node:fs';

const needed = ['AUTH_AUDIENCE', 'AUTH_TENANTS', 'FIRST_ADMINS'];
const missing = needed.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(
    `Missing: ${missing.join(', ')}. Set each with: azd env set NAME VALUE (docs/operations-azure.md says where it comes from).`,
  );
  process.exit(1);
}
for (const folder of ['dist/functions', 'dist/addin']) mkdirSync(folder, { recursive: true });
// azd has npm install and build in the folder of each service; without a package of its own npm would take the project's, and build pages for trying.
writeFileSync('dist/package.json', '{ "name": "scorebook-deployed", "private": true }\n');
