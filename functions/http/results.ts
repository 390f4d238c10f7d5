// Results over HTTP: consolidation, the results themselves, a unit's explanation, figures of many units, the board.
import { consolidate as calculate } from '../usecases/consolidate';
import { readFigures } from '../usecases/read-figures';
import { explainUnit, readBoard, readResults } from '../usecases/read-results';
import { placeOf } from './place';
import { handle } from './route';

export const consolidate = handle('consolidate', async ({ service, person, params, body }) => {
  const { results, record } = await calculate(service, person, placeOf(person, params), body);
  return { body: results, headers: { etag: `"${record.results?.digest}"` } };
});

export const results = handle('results', async ({ service, person, params }) => {
  const { results: body, digest } = await readResults(service, person, placeOf(person, params));
  return { body, headers: { etag: `"${digest}"` } };
});

export const explanation = handle('explanation', async ({ service, person, params, query }) => ({
  body: await explainUnit(service, person, placeOf(person, params), params.u, query.language ?? 'zh-CN'),
}));

export const figures = handle('figures', async ({ service, person, body }) => ({
  body: await readFigures(service, person, body),
}));

export const board = handle('board', async ({ service, person, params }) => ({
  body: await readBoard(service, person, placeOf(person, params)),
}));
