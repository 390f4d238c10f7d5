// The shell around every use case: token → person, access, parse, answer; whatever goes wrong becomes a problem.
import type {
  HttpHandler,
  HttpRequest,
  HttpResponseInit,
  InvocationContext,
  StorageQueueOutput,
} from '@azure/functions';
import type { z } from 'zod';
import type { RawFile } from '../../shared/api/files';
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
import { paramsIn } from '../../shared/api/url';
import { logLine, toldError } from '../error-log';
import type { Service } from '../service';
import { admits } from '../usecases/access';
import { knownPerson } from '../usecases/people';
import type { Person } from '../usecases/person';
import { RequestRefusal, TooManyRequests } from '../usecases/request-refusal';
import { isPreflight, noOrigins, originHeaders, preflightAnswer, type SiteOrigins } from './cors';
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

/** What is done later: what may be told of it now, where its progress is asked for, and the message that wakes who does it. */
export interface Accepted {
  readonly accepted: object;
  readonly location: string;
  readonly message: unknown;
}

type Answered = HttpResponseInit & { readonly status: number };

/** One route, served by its handler over a service that is opened when it is first needed. */
export function serve<Id extends RouteId>(
  id: Id,
  answer: (call: Call<Id>) => Promise<Answer<Id> | Accepted>,
  open: () => Promise<Service>,
  origins: SiteOrigins = noOrigins,
  later?: StorageQueueOutput,
): HttpHandler {
  const route: Route & { readonly id: RouteId } = routes[id];
  return shell(id, origins, async (request, context) => {
    const service = await open();
    const person = await admitted(service, route, request);
    // The schemas of the route are those that the types of the call are taken from.
    const call = { service, person, ...(await parseRequest(route, request)) } as unknown as Call<Id>;
    const answered = await answer(call);
    if ('accepted' in answered) {
      if (later === undefined) throw new TypeError(`${id} has no queue for what is done later`);
      context.extraOutputs.set(later, answered.message);
      const { accepted, location } = answered;
      return { status: 202, ...jsonAnswer(accepted, { location, 'preference-applied': 'respond-async' }) };
    }
    const { body, headers = {} } = answered;
    return { status: route.status, ...(route.raw?.response ? rawAnswer(body, headers) : jsonAnswer(body, headers)) };
  });
}

/** What is asked of no route: at an address of the contract by another method, or at none; and what browsers ask before they ask. */
export function serveElsewhere(origins: SiteOrigins = noOrigins): HttpHandler {
  return shell('elsewhere', origins, (request) => {
    const here = routesAt(new URL(request.url).pathname);
    const methods = [...new Set(here.flatMap(methodsOf))];
    if (methods.length === 0) throw new RequestRefusal('not-found', 'No such route');
    if (isPreflight(origins(), request)) return preflightAnswer(here, methods);
    throw new WrongMethod(methods);
  });
}

class WrongMethod extends RequestRefusal {
  constructor(readonly allowed: readonly string[]) {
    super('method-not-allowed', `Ask with ${allowed.join(', ')}`);
  }
}

/** How a route may be asked: GET as HEAD too, which is answered without its body. */
export function methodsOf({ method }: Route): ('HEAD' | Route['method'])[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

function routesAt(pathname: string): Route[] {
  const segments = pathname.split('/').slice(2);
  return Object.values<Route>(routes).filter(({ path }) => paramsIn(path, segments) !== null);
}

function shell(
  id: string,
  origins: SiteOrigins,
  work: (request: HttpRequest, context: InvocationContext) => Answered | Promise<Answered>,
): HttpHandler {
  return async (request: HttpRequest, context: InvocationContext) => {
    const start = performance.now();
    let response: Answered;
    let code: string | undefined;
    let because: string | undefined;
    try {
      response = await work(request, context);
    } catch (error) {
      const refusal = refusalOf(error);
      code = refusal.code;
      // Whoever sets up sign-in is told by the log why nobody gets in.
      if (code === 'not-signed-in') because = refusal.faults[0]?.code;
      if (code === 'unexpected' || code === 'unavailable') {
        context.error(logLine({ invocation: context.invocationId, route: id, error: toldError(error) }));
      }
      response = problemAnswer(refusal, context.invocationId);
      if (refusal instanceof WrongMethod) {
        response = { ...response, headers: { ...response.headers, allow: refusal.allowed.join(', ') } };
      }
    }
    const ms = Math.round(performance.now() - start);
    context.info(logLine({ invocation: context.invocationId, route: id, status: response.status, code, because, ms }));
    return { ...response, headers: { ...response.headers, ...originHeaders(origins(), request), ...apiHeaders } };
  };
}

type OwnHeaders = Readonly<Record<string, string>>;

function jsonAnswer(body: object, headers: OwnHeaders) {
  return { headers: { 'content-type': 'application/json', ...headers }, body: answerText(body) };
}

/** Bytes as they are; a browser that is led to their address takes them for nothing but what they are kept as. */
function rawAnswer(body: object, headers: OwnHeaders) {
  const { type, bytes } = body as RawFile;
  return { headers: { 'content-type': type, ...headers }, body: bytes };
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
  await service.assertWhole(proved.organisation);
  const person = await knownPerson(service, proved);
  const { s: scheme, p: period } = request.params;
  if (!admits(route.id, person, { scheme, period })) {
    throw new RequestRefusal('not-allowed', 'Not allowed to this person');
  }
  return person;
}

/** More than the results of the largest scheme have, and less than half of what the engine has room for in one text. */
const mostCharacters = 160_000_000;

/** Quotes, and the mark behind; and about what a number, a word or a bracket takes. */
const marks = 3;
const otherValue = 6;

/** The answer's JSON. It is counted before it is written, roughly: a text beyond the engine's room could only fail. */
function answerText(body: object): string {
  let left = mostCharacters;
  const take = (value: unknown): void => {
    left -= typeof value === 'string' ? value.length + marks : otherValue;
    if (left < 0)
      throw new RequestRefusal('answer-too-large', `More than ${mostCharacters} characters are asked for at once`);
    if (Array.isArray(value)) for (const member of value) take(member);
    else if (typeof value === 'object' && value !== null) takeMembers(value as Readonly<Record<string, unknown>>);
  };
  const takeMembers = (object: Readonly<Record<string, unknown>>): void => {
    for (const key in object) {
      left -= key.length + marks;
      take(object[key]);
    }
  };
  take(body);
  return JSON.stringify(body);
}
