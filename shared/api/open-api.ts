// The OpenAPI 3.1 document (接口说明), generated from the table of routes.
import { z } from 'zod';
import { sheetSchema } from '../scoring/sheet';
import { accessTable, isForAnyone } from './access';
import { etagSchema } from './ids';
import { problemSchema } from './problem';
import { routes, type Route, type RouteId } from './routes';
import type { Raw } from './routes/route';

type Json = { readonly [key: string]: unknown };

const home = '#/components/schemas/';

/** JSON Schema of a zod schema; what has a name goes into `named` and is referred to. */
function describe(schema: z.ZodType, io: 'input' | 'output', named: Map<string, unknown>): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('"#/$defs/', `"${home}`);
  const { $defs = {}, ...description } = JSON.parse(text) as { $schema?: string; $defs?: Json } & Json;
  for (const [name, definition] of Object.entries($defs)) named.set(name, definition);
  delete description.$schema;
  return description;
}

function parameters(route: Route, named: Map<string, unknown>): Json[] {
  const places = { path: route.params, query: route.query, header: route.headers } as const;
  return Object.entries(places).flatMap(([place, shape]) =>
    Object.entries(shape.shape).map(([name, schema]) => ({
      name,
      in: place,
      required: !(schema as z.ZodType).safeParse(undefined).success,
      schema: describe(schema as z.ZodType, 'input', named),
    })),
  );
}

function answerHeaders({ etag }: Route, named: Map<string, unknown>): Json {
  if (etag === undefined) return {};
  return { headers: { ETag: { description: etag, required: true, schema: describe(etagSchema, 'output', named) } } };
}

/** A body or an answer: JSON of a schema, or bytes, of which JSON Schema has nothing to say. */
function content(schema: z.ZodType, raw: Raw | undefined, named: Map<string, unknown>): Json {
  if (raw !== undefined) return Object.fromEntries(raw.types.map((type) => [type, {}]));
  return { 'application/json': { schema: describe(schema, 'output', named) } };
}

function answers(route: Route, named: Map<string, unknown>): Json {
  const body = content(route.response, route.raw?.response, named);
  return {
    ...(route.accepted && {
      202: {
        description: 'To be done later, as is preferred: asked for at `Location`',
        headers: Object.fromEntries(
          ['Location', 'Preference-Applied'].map((name) => [name, { required: true, schema: { type: 'string' } }]),
        ),
        content: content(route.accepted, undefined, named),
      },
    }),
    [route.status]: { description: route.summary['en-US'], ...answerHeaders(route, named), content: body },
    default: {
      description: 'Refused: a problem with its code and all faults',
      content: { 'application/problem+json': { schema: { $ref: `${home}Problem` } } },
    },
  };
}

function operation(route: Route & { readonly id: RouteId }, named: Map<string, unknown>): Json {
  return {
    operationId: route.id,
    summary: route.summary['en-US'],
    'x-summary-zh-CN': route.summary['zh-CN'],
    'x-access': accessTable[route.id],
    security: isForAnyone(route.id) ? [] : [{ bearer: [] }],
    parameters: parameters(route, named),
    ...(route.request
      ? {
          requestBody: {
            required: !(route.request instanceof z.ZodOptional),
            content: content(route.request, route.raw?.request, named),
          },
        }
      : {}),
    responses: answers(route, named),
  };
}

/**
 * The description of the whole service, OpenAPI 3.1.
 * @example openApi('1.0.0').openapi // '3.1.0'
 */
export function openApi(version: string) {
  const named = new Map<string, unknown>();
  describe(sheetSchema.meta({ id: 'Sheet' }), 'output', named);
  describe(problemSchema, 'output', named);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of Object.values<Route & { readonly id: RouteId }>(routes)) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route, named);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Scorebook', version, description: 'Performance assessment of units (绩效考核)' },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: Object.fromEntries(named),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  } as const;
}
