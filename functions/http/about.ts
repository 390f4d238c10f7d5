// The service about itself: its health and its description.
import { openApi } from '../../shared/api/open-api';
import { handle } from './route';

export const health = handle('health', async ({ service }) => {
  await service.checkStore();
  return { body: { status: 'ok' as const, version: service.version, store: service.store.kind } };
});

export const openapi = handle('openapi', async ({ service }) => ({ body: { ...openApi(service.version) } }));
