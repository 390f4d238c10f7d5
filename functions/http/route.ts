// The shell around every use case: token → person, access, parse, answer; whatever goes wrong becomes a problem.
import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { isForAnyone } from '../../shared/api/access';
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
import { toldError } from '../error-log';
import type { Service } from '../service';
import { admits } from '../usecases/access';
import { knownPerson } from '../usecases/people';
import type { Person } from '../usecases/person';
import { Refusal, TooManyRequests } from '../usecases/refusal';
import { answerText } from './answer-text';
import { parseRequest } from './parse-request';
import { problemAnswer, refusalOf } from './problem';
import { apiHeaders } from './security-headers';

export interface Call<Id extends RouteId> {
  readonly service: Service;
  readonly person: Id extends 'health' | 'openapi' ? null : Person;
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
  const route: Route & { readonly id: RouteId } = routes[id];
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
      response = { status: route.status, headers: jsonHeaders(headers), body: answerText(body) };
    } catch (error) {
      const refusal = refusalOf(error);
      code = refusal.code;
      if (code === 'unexpected' || code === 'unavailable') {
        context.error({ invocation: context.invocationId, route: id, error: toldError(error) });
      }
      response = problemAnswer(refusal, context.invocationId);
    }
    const ms = Math.round(performance.now() - start);
    context.info({ invocation: context.invocationId, route: id, status: response.status, code, ms });
    return { ...response, headers: { ...response.headers, ...apiHeaders } };
  };
  return { id, handler };
}

function jsonHeaders(headers: Readonly<Record<string, string>>) {
  return { 'content-type': 'application/json', ...headers };
}

async function admitted(
  service: Service,
  route: { readonly id: RouteId },
  request: HttpRequest,
): Promise<Person | null> {
  if (isForAnyone(route.id)) return null;
  const proved = await service.validateToken(request.headers.get('authorization'));
  const wait = service.rateLimit(`${proved.organisation}/${proved.id}`);
  if (wait !== null) throw new TooManyRequests(Math.ceil(wait));
  const person = await knownPerson(service, proved);
  const { s: scheme, p: period } = request.params;
  if (!admits(route.id, person, { scheme, period })) {
    throw new Refusal('not-allowed', 'Not allowed to this person');
  }
  return person;
}
