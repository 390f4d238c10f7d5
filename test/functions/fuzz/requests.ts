// Requests to one operation: as the document describes them, with one thing wrong, or with nothing right.
import fc from 'fast-check';
import type { Document, Operation, Parameter } from './description';
import { fromSchema } from './from-schema';
import { jsonText, mutated, strangeTexts } from './mutate';
import { knownBodies, knownParameters, knownParts, type Parts, type Values } from './known-requests';
import { askers, type From } from './askers';
import { wild } from './wild';
import type { Wired } from './wire';

export interface Drawn {
  readonly from: From;
  readonly request: Wired;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : String(value));

/** What of a text a header can hold. */
const headerText = (text: string) => text.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '');

/** A value for each parameter of one place; optional ones are there or not. */
function values(document: Document, operation: Operation, place: Parameter['in']): fc.Arbitrary<Values> {
  const some = operation.parameters.filter((parameter) => parameter.in === place);
  const parts = some.map(({ name, schema }) => {
    const text = fromSchema(document, schema).map(textOf);
    const described = place === 'header' ? text.map(headerText) : text;
    const mine = knownParameters[name];
    return [name, mine ? fc.oneof({ arbitrary: mine, weight: 9 }, described) : described] as const;
  });
  const requiredKeys = some.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(parts), { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Values>;
}

function partsOf(document: Document, operation: Operation, body: fc.Arbitrary<string | null>): fc.Arbitrary<Parts> {
  const [path, query, header] = (['path', 'query', 'header'] as const).map((place) =>
    values(document, operation, place),
  ) as [fc.Arbitrary<Values>, fc.Arbitrary<Values>, fc.Arbitrary<Values>];
  return fc.record({ path, query, header, body });
}

function assembled({ method, path }: Operation, parts: Parts): Wired {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(parts.path[name] ?? ''));
  const query = Object.entries(parts.query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return {
    method,
    target: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
    headers: { ...(parts.body === null ? {} : { 'content-type': 'application/json' }), ...parts.header },
    body: parts.body === null ? null : Buffer.from(parts.body),
  };
}

/** Lone halves of characters cannot be sent as UTF-8. */
const encoded = (text: string) => encodeURIComponent(Buffer.from(text).toString());

/** One part with one thing wrong: another text, one missing, one that nobody asked for. */
function nearly(parts: fc.Arbitrary<Parts>): fc.Arbitrary<Parts> {
  const text = fc.oneof(fc.constantFrom(...strangeTexts), fc.string({ unit: 'binary', maxLength: 80 }));
  const change = fc.record({ place: fc.constantFrom('path', 'query', 'header' as const), at: fc.nat(), text });
  const extra = fc.constantFrom('limit', 'next', 'version', 'if-match', 'x-ms-client-principal', '__proto__', '');
  return fc.tuple(parts, change, extra, fc.boolean()).map(([drawn, { place, at, text: by }, name, remove]) => {
    const there = Object.keys(drawn[place as 'path']);
    const key = there[at % Math.max(there.length, 1)] ?? name;
    const value = place === 'header' ? headerText(by) : by;
    const rest = Object.fromEntries(Object.entries(drawn[place as 'path']).filter(([name]) => name !== key));
    if (key === '' && place === 'header') return drawn;
    return { ...drawn, [place]: remove && place !== 'path' ? rest : { ...rest, [key]: value } };
  });
}

/** Any request that this operation may be sent; half of them could be meant seriously. */
export function requestsTo(document: Document, operation: Operation): fc.Arbitrary<Drawn> {
  const mine = knownBodies[operation.id];
  const described = operation.body === null ? fc.constant(null) : fromSchema(document, operation.body);
  const value = mine ? fc.oneof({ arbitrary: mine, weight: 9 }, described) : described;
  const body = operation.body === null ? fc.constant(null) : value.map(textOrNone);
  const spoiled = operation.body === null ? fc.constantFrom(null, '{}', 'x') : mutated(value);
  const send = (parts: fc.Arbitrary<Parts>) => parts.map((one) => assembled(operation, one));
  const valid = knownParts[operation.id] ?? partsOf(document, operation, body);
  const request = fc.oneof(
    { arbitrary: send(valid), weight: 6 },
    { arbitrary: send(partsOf(document, operation, spoiled)), weight: 2 },
    { arbitrary: send(nearly(valid)), weight: 2 },
    { arbitrary: wild(send(valid)), weight: 1 },
  );
  return fc.record({ from: askers(operation), request });
}

const textOrNone = (value: unknown) => (value === undefined ? null : jsonText(value));
