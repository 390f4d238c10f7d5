// The shell around every use case: token → person, access, parse, answer; whatever goes wrong becomes a problem.
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import {
  routes,
  type AnswerOf,
  type HeadersOf,
  type ParamsOf,
  type Route,
  type RouteId,
  type Routes,
} from '../../shared/api/routes';
import type { z } from 'zod';
import type { ValidateToken } from '../identity/validate-token';
import { admits } from '../usecases/access';
import type { Given } from '../usecases/given';
import { knownPerson } from '../usecases/people';
import type { Person } from '../usecases/person';
import { Refusal } from '../usecases/refusal';
import { parseRequest } from './parse-request';
import { problemAnswer, refusalOf } from './problem';

/** What the shell itself is given: the use cases' needs, what proves a token, and which version this is. */
export interface Service extends Given {
  readonly version: string;
  readonly validateToken: ValidateToken;
}

export interface Call<Id extends RouteId> {
  readonly service: Service;
  readonly person: Routes[Id]['who'] extends 'anyone' ? null : Person;
  readonly params: ParamsOf<Id>;
  readonly query: z.output<Routes[Id]['query']>;
  readonly headers: HeadersOf<Id>;
  readonly body: Routes[Id]['request'] extends z.ZodType ? z.output<Routes[Id]['request']> : undefined;
}

export interface Answer<Id extends RouteId> {
  readonly body: AnswerOf<Id>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route with its handler, still to be given its service. */
export interface Handled {
  readonly id: RouteId;
  readonly handler: (open: () => Promise<Service>) => HttpHandler;
}

export function handle<Id extends RouteId>(id: Id, answer: (call: Call<Id>) => Promise<Answer<Id>>): Handled {
  const route: Route = routes[id];
  const handler = (open: () => Promise<Service>) => async (request: HttpRequest, context: InvocationContext) => {
    const start = performance.now();
    let response: HttpResponseInit & { readonly status: number };
    let code: string | undefined;
    try {
      const service = await open();
      const person = await admitted(service, route, request);
      // The schemas of the route are those that the types of the call are taken from.
      const call = { service, person, ...(await parseRequest(route, request)) } as unknown as Call<Id>;
      const { body, headers = {} } = await answer(call);
      response = { status: route.status, headers: jsonHeaders(headers), body: JSON.stringify(body) };
    } catch (error) {
      const refusal = refusalOf(error);
      code = refusal.code;
      if (code === 'unexpected' || code === 'unavailable') context.error({ invocation: context.invocationId, error });
      response = problemAnswer(refusal, context.invocationId);
    }
    const ms = Math.round(performance.now() - start);
    context.info({ invocation: context.invocationId, route: id, status: response.status, code, ms });
    return { ...response, headers: { ...response.headers, ...always } };
  };
  return { id, handler };
}

/** Answers belong to one person at one moment, and are data, never a page. */
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function jsonHeaders(headers: Readonly<Record<string, string>>) {
  return { 'content-type': 'application/json', ...headers };
}

async function admitted(service: Service, route: Route, request: HttpRequest): Promise<Person | null> {
  if (route.who === 'anyone') return null;
  const proved = await service.validateToken(request.headers.get('authorization'));
  const person = await knownPerson(service, proved);
  const { s: scheme, p: period } = request.params;
  if (!admits(route.who, person, { scheme, period })) throw new Refusal('not-allowed', 'Not allowed to this person');
  return person;
}
