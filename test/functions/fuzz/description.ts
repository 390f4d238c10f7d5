// The OpenAPI document as the service answers it, read for what a fuzz needs: operations, parameters, schemas.
import { z } from 'zod';

/** The parts of JSON Schema that the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

interface Answer {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly 'x-access': readonly { readonly who: string }[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation with the validators of its answers. */
export interface Operation {
  readonly id: string;
  /** `anyone`, `signed-in`, or the roles that are admitted */
  /** the roles it is for; `anyone` and `signed-in` among them mean everybody */
  readonly who: readonly string[];
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  readonly status: number;
  readonly hasEtag: boolean;
  readonly answer: z.ZodType;
  /** what its answer may be: JSON, or bytes */
  readonly types: readonly string[];
}

const home = '#/components/schemas/';

/** The schema of that name, which a reference leads to. */
export function resolved({ components }: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = components.schemas[schema.$ref.slice(home.length)];
  if (found === undefined) throw new Error(`no schema ${schema.$ref}`);
  return resolved({ components } as Document, found);
}

function validator({ components }: Document, schema: Schema): z.ZodType {
  const whole = { ...schema, $defs: components.schemas };
  const json = JSON.parse(JSON.stringify(whole).replaceAll(`"${home}`, '"#/$defs/')) as object;
  return z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...json });
}

export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-access': access, parameters, requestBody, responses }]) => {
      const [status, answer] = Object.entries(responses).find(([code]) => code !== 'default') as [string, Answer];
      return {
        id: operationId,
        who: access.map(({ who }) => who),
        method: method.toUpperCase(),
        path: `/api${path}`,
        parameters,
        body: requestBody?.content['application/json']?.schema ?? null,
        status: Number(status),
        hasEtag: answer.headers?.['ETag'] !== undefined,
        types: Object.keys(answer.content),
        answer: validator(document, answer.content['application/json']?.schema ?? {}),
      };
    }),
  );
}

/** What every refusal must look like. */
export function problemOf(document: Document): z.ZodType {
  return validator(document, { $ref: `${home}Problem` });
}

/** The operation that a method and a path as sent are for; literal segments go before parameters. */
export function operationAt(operations: readonly Operation[], method: string, pathname: string): Operation | undefined {
  const segments = pathname.split('/');
  const fits = ({ path }: Operation) => {
    const parts = path.split('/');
    return parts.length === segments.length && parts.every((part, at) => part.startsWith('{') || part === segments[at]);
  };
  return operations
    .filter((operation) => operation.method === method && fits(operation))
    .sort((one, other) => one.path.split('{').length - other.path.split('{').length)[0];
}
