// Score sheets over HTTP: submitting them, reading the accepted ones and their history.
import { listSheets as list, sheetHistory as history } from '../usecases/read-sheets';
import { submit as accept } from '../usecases/submit';
import { placeOf } from './place';
import { handle } from './route';

export const submit = handle('submit', async ({ service, person, params, headers, body }) => ({
  body: await accept(service, person, placeOf(person, params), headers['idempotency-key'], body),
}));

export const listSheets = handle('listSheets', async ({ service, person, params, query }) => ({
  body: await list(service, person, placeOf(person, params), query),
}));

export const sheetHistory = handle('sheetHistory', async ({ service, person, params, query }) => ({
  body: await history(service, person, placeOf(person, params), params.key, query),
}));
