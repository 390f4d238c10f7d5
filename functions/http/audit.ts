// The audit chain over HTTP.
import { listAudit } from '../usecases/audit-list';
import { verifyAudit as verify } from '../usecases/verify-audit';
import { handle } from './route';

export const audit = handle('audit', async ({ service, person, query }) => ({
  body: await listAudit(service, person.organisation, query),
}));

export const verifyAudit = handle('verifyAudit', async ({ service, person, query }) => ({
  body: await verify(service, person.organisation, query),
}));
