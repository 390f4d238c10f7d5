// Asks the service, typed by the route table of shared/api: what goes in is checked by the compiler, what comes out by zod.
import type { z } from 'zod';
import { isForAnyone } from '../../shared/api/access';
import type { RawFile } from '../../shared/api/files';
import { problemSchema } from '../../shared/api/problem';
import { routes } from '../../shared/api/routes';
import type { AnswerOf, BodyOf, HeadersOf, ParamsOf, QueryOf, Route, RouteId, Routes } from '../../shared/api/routes';
import { urlOf } from '../../shared/api/url';
import { ApiProblem, isSignInNeeded, NetworkFailure, SignInNeeded, UnexpectedAnswer } from './failures';
import type { SignIn } from './sign-in';

/** A part of a call that may be left out where nothing in it is needed. */
type Part<Name extends string, Value> =
  Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : undefined extends Value
      ? { readonly [Key in Name]?: Value }
      : { readonly [Key in Name]: Value };

/** What a route is called with; `signal` stops it. */
export type CallOf<Id extends RouteId> = Part<'params', ParamsOf<Id>> &
  Part<'query', QueryOf<Id>> &
  Part<'headers', HeadersOf<Id>> &
  Part<'body', BodyOf<Id>> & { readonly signal?: AbortSignal | undefined };

interface AnyCall<Id extends RouteId> {
  readonly params?: ParamsOf<Id>;
  readonly query?: QueryOf<Id>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A route whose answer carries an ETag. */
type NamedRouteId = { [Id in RouteId]: Routes[Id] extends { readonly etag: string } ? Id : never }[RouteId];

interface Named<Answer> {
  readonly answer: Answer;
  readonly etag: string | null;
}

/** A route that does its work later where that is preferred. */
type LaterRouteId = { [Id in RouteId]: Routes[Id] extends { readonly accepted: z.ZodType } ? Id : never }[RouteId];
type AcceptedOf<Id extends LaterRouteId> = Routes[Id] extends { readonly accepted: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : never;

export interface ApiClient {
  /** Asks one route. Rejects with ApiProblem, NetworkFailure, UnexpectedAnswer or SignInNeeded; never answers half. */
  ask<Id extends RouteId>(id: Id, call: CallOf<Id>): Promise<AnswerOf<Id>>;
  /** The same, with the ETag that names what was answered; null where something between us and the service took it away. */
  askWithEtag<Id extends NamedRouteId>(id: Id, call: CallOf<Id>): Promise<Named<AnswerOf<Id>>>;
  /** Has it done later: how that stands. Rejects as `ask` does. */
  askLater<Id extends LaterRouteId>(id: Id, call: CallOf<Id>): Promise<AcceptedOf<Id>>;
}

const given = (values: Readonly<Record<string, string | undefined>> = {}): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));

/** What a `Retry-After` header asks for, in seconds or as a date (RFC 9110); null where it asks for nothing. */
function secondsAsked(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}

async function problemOf(response: Response, route: Route): Promise<Error> {
  const seconds = secondsAsked(response.headers.get('retry-after'));
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  // A gateway before the service refuses in its own words.
  if (!parsed.success) return new UnexpectedAnswer(response.status, route.id, { cause: parsed.error }, seconds);
  return new ApiProblem(parsed.data, seconds);
}

/** JSON, or bytes as they are. */
function bodyOf({ raw }: Route, body: unknown): { readonly type: string; readonly body: BodyInit } {
  if (raw?.request === undefined) return { type: 'application/json', body: JSON.stringify(body) };
  const { type, bytes } = body as RawFile;
  return { type, body: bytes };
}

async function answerIn({ raw }: Route, response: Response): Promise<unknown> {
  if (raw?.response === undefined) return response.json();
  return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) };
}

export function createApiClient(origin: string, signIn: SignIn): ApiClient {
  /** Who signs in next reads why this one was not believed. */
  const tellOf = (error: Error): Error => {
    const code = isSignInNeeded(error) && error instanceof ApiProblem ? error.problem.faults[0]?.code : undefined;
    if (code !== undefined) signIn.disbelieved?.(code);
    return error;
  };
  const send = async <Id extends RouteId>(id: Id, call: AnyCall<Id>, fresh: boolean): Promise<Response> => {
    const route: Route = routes[id];
    const address = urlOf(id, call.params ?? ({} as ParamsOf<Id>), call.query ?? ({} as QueryOf<Id>));
    const headers = new Headers(given(call.headers));
    if (!isForAnyone(id)) headers.set('authorization', `Bearer ${await signIn.token({ fresh })}`);
    const sent = call.body === undefined ? null : bodyOf(route, call.body);
    if (sent !== null) headers.set('content-type', sent.type);
    try {
      return await fetch(origin + address, {
        method: route.method,
        headers,
        ...(sent !== null && { body: sent.body }),
        ...(call.signal && { signal: call.signal }),
      });
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      throw new NetworkFailure({ cause });
    }
  };

  const askAs = async <Id extends RouteId>(id: Id, asked: AnyCall<Id>, schema: z.ZodType): Promise<Named<unknown>> => {
    const route: Route = routes[id];
    let response = await send(id, asked, false);
    if (response.status === 401) {
      const refused = response;
      // A token may be withdrawn before its time: one new one is tried before the person is bothered.
      response = await send(id, asked, true).catch(async (error: unknown) => {
        if (error instanceof SignInNeeded) tellOf(await problemOf(refused, route));
        throw error;
      });
    }
    if (!response.ok) throw tellOf(await problemOf(response, route));
    const body: unknown = await answerIn(route, response).catch((cause: unknown) => {
      if (asked.signal?.aborted) throw cause;
      throw new UnexpectedAnswer(response.status, id, { cause });
    });
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new UnexpectedAnswer(response.status, id, { cause: parsed.error });
    return { answer: parsed.data, etag: response.headers.get('etag') };
  };

  const askWithEtag = async <Id extends RouteId>(id: Id, call: CallOf<Id>): Promise<Named<AnswerOf<Id>>> => {
    const { answer, etag } = await askAs(id, call as AnyCall<Id>, routes[id].response);
    return { answer: answer as AnswerOf<Id>, etag };
  };

  const askLater = async <Id extends LaterRouteId>(id: Id, call: CallOf<Id>): Promise<AcceptedOf<Id>> => {
    const asked = call as AnyCall<Id>;
    const headers = { ...asked.headers, prefer: 'respond-async' };
    return (await askAs(id, { ...asked, headers }, routes[id].accepted)).answer as AcceptedOf<Id>;
  };

  return { ask: async (id, call) => (await askWithEtag(id, call)).answer, askWithEtag, askLater };
}
