// The generated description is complete: every route, every reference resolved, every refusal a problem.
import { fileTypes } from '../../../shared/api/files';
import { openApi } from '../../../shared/api/open-api';
import { routes, type Route } from '../../../shared/api/routes';
import { urlOf } from '../../../shared/api/url';

const document = openApi('0.0.0');
const text = JSON.stringify(document);

test('every route of the table is described with its summary, its answer and a problem for the rest', () => {
  for (const route of Object.values<Route>(routes)) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(operation).toMatchObject({ operationId: route.id, summary: route.summary['en-US'] });
    const later = route.accepted === undefined ? [] : ['202'];
    expect(Object.keys(operation?.['responses'] as object)).toEqual([String(route.status), ...later, 'default']);
  }
});

test('every parameter in a path is described, and every other one too', () => {
  const submit = document.paths['/schemes/{s}/periods/{p}/submissions']?.['post'];
  expect(submit?.['parameters']).toEqual([
    expect.objectContaining({ name: 's', in: 'path', required: true }),
    expect.objectContaining({ name: 'p', in: 'path', required: true }),
    expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }),
  ]);
  for (const [path, operations] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const operation of Object.values(operations)) {
      const parameters = operation['parameters'] as { name: string; in: string }[];
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(named);
    }
  }
});

test('every reference leads to a described schema', () => {
  const targets = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] as string);
  expect(targets).toContain('#/components/schemas/Scheme');
  for (const target of targets) {
    expect(target).toMatch(/^#\/components\/schemas\//);
    expect(document.components.schemas).toHaveProperty([target.slice('#/components/schemas/'.length)]);
  }
});

test('the registers of a scheme are described down to their columns, steps and effects', () => {
  const { registers } = (document.components.schemas['Scheme'] as { properties: Record<string, unknown> }).properties;
  const parts = JSON.stringify(registers);
  for (const word of ['prefix', 'choices', 'within', 'linked', 'incomplete', 'rectification', 'appealDays']) {
    expect([word, parts.includes(`"${word}"`)]).toEqual([word, true]);
  }
});

test('every schema has a name of ours', () => {
  expect(Object.keys(document.components.schemas).filter((name) => name.startsWith('_'))).toEqual([]);
});

test('an answer that carries an ETag says so', () => {
  const tagged = Object.values<Route>(routes).filter((route) => {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    return JSON.stringify(operation?.['responses']).includes('"ETag":{');
  });
  expect(tagged.map(({ id }) => id)).toEqual([
    'putOrganisation',
    'putPerson',
    'putCalendar',
    'putObservers',
    'nameObservers',
    'getScheme',
    'putScheme',
    'getRecord',
    'consolidate',
    'results',
  ]);
});

test('an address has its parameters filled in and encoded', () => {
  expect(urlOf('sheetHistory', { s: 'luan', p: '2026-10', key: 'd1~leaders~张' }, { limit: '5' })).toBe(
    '/api/schemes/luan/periods/2026-10/sheets/d1~leaders~%E5%BC%A0/history?limit=5',
  );
});

test('a file is described as bytes of its types, in and out', () => {
  const files = '/schemes/{s}/periods/{p}/files';
  const put = document.paths[files]?.['put'] as { requestBody: { required: boolean; content: object } };
  expect(put.requestBody.required).toBe(true);
  expect(Object.keys(put.requestBody.content)).toEqual(fileTypes);
  const get = document.paths[`${files}/{file}`]?.['get'] as { responses: Record<string, { content: object }> };
  expect(Object.keys(get.responses['200']?.content ?? {})).toEqual(fileTypes);
});
