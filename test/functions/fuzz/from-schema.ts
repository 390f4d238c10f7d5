// Values that a JSON schema describes, as fast-check draws them.
import fc from 'fast-check';
import { withoutHidden } from '../../../shared/scheme/plain-text';
import { resolved, type Document, type Schema } from './description';

const longestText = 40;
const longestList = 3;

function texts({ pattern, format, minLength = 0, maxLength = longestText }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    const range = { min: new Date('2016-01-01'), max: new Date('2030-01-01'), noInvalidDate: true };
    return fc.date(range).map((date) => date.toISOString());
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  const most = Math.min(maxLength, Math.max(minLength, longestText));
  // Characters that are not seen are refused everywhere; a schema has no word for it.
  return fc.string({ unit: 'grapheme', minLength, maxLength: most }).filter((text) => withoutHidden(text) === text);
}

function numbers({ type, minimum = -1e6, maximum = 1e6 }: Schema): fc.Arbitrary<number> {
  const most = Math.min(maximum, Number.MAX_SAFE_INTEGER);
  const least = Math.max(minimum, Number.MIN_SAFE_INTEGER);
  const whole = fc.integer({ min: Math.ceil(least), max: Math.min(most, Math.ceil(least) + 200) });
  if (type === 'integer') return fc.oneof(whole, fc.constantFrom(Math.ceil(least), Math.floor(most)));
  return fc.oneof(whole, fc.double({ min: least, max: most, noNaN: true }), fc.constantFrom(least, most));
}

function objects(document: Document, schema: Schema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  if (typeof additionalProperties === 'object' && propertyNames !== undefined) {
    const names = fromSchema(document, propertyNames) as fc.Arbitrary<string>;
    return fc.dictionary(names, fromSchema(document, additionalProperties), {
      maxKeys: longestList,
      noNullPrototype: true,
    });
  }
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, fromSchema(document, part)]),
  );
  return fc.record(parts, { requiredKeys: required.filter((name) => name in parts), noNullPrototype: true });
}

/** What the schema allows, small where it would allow much. */
export function fromSchema(document: Document, reference: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(document, reference);
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fromSchema(document, choice)));
  switch (schema.type) {
    case 'string':
      return texts(schema);
    case 'number':
    case 'integer':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const least = schema.minItems ?? 0;
      const most = Math.max(least, longestList);
      return fc.array(fromSchema(document, schema.items ?? {}), { minLength: least, maxLength: most });
    }
    case 'object':
      return objects(document, schema);
    default:
      return fc.jsonValue();
  }
}
