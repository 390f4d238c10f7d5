// The audit chain over HTTP.
import { listAudit } from '../usecases/audit-list';
import { handle } from './route';

export const audit = handle('audit', async ({ service, person, query }) => ({
  body: await listAudit(service, person.organisation, query),
}));
