// Periods over HTTP: opening, listing, moving from state to state, progress.
import { movePeriod as move } from '../usecases/move-period';
import { listPeriods as list, openPeriod as open } from '../usecases/open-period';
import { loadPeriod, shown } from '../usecases/period-record';
import { progress as read } from '../usecases/read-sheets';
import { placeOf } from './place';
import { handle } from './route';

export const listPeriods = handle('listPeriods', async ({ service, person, params, query }) => ({
  body: await list(service, person, params.s, query),
}));

export const getPeriod = handle('getPeriod', async ({ service, person, params }) => {
  const place = placeOf(person, params);
  return { body: await shown(service, person, place, (await loadPeriod(service, place)).record) };
});

export const openPeriod = handle('openPeriod', async ({ service, person, params, body }) => ({
  body: await open(service, person, placeOf(person, params), body?.version),
}));

export const movePeriod = handle('movePeriod', async ({ service, person, params, body }) => ({
  body: await move(service, person, placeOf(person, params), body),
}));

export const progress = handle('progress', async ({ service, person, params }) => ({
  body: await read(service, person, placeOf(person, params)),
}));
