// What zod finds wrong with a document's shape, in our own codes and places.
import type { z } from 'zod';
import { mostFaults, type Fault, type FaultCode } from './fault';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * A place in a document as text (位置).
 * @example pathText(['units', 3, 'host']) // 'units[3].host'
 */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

const fault = (code: FaultCode, path: Path, detail: Fault['detail'] = {}): Fault => ({
  code,
  path: pathText(path),
  detail,
});

const customCode = (issue: z.core.$ZodIssueCustom): FaultCode =>
  (issue.params?.code as FaultCode | undefined) ?? 'malformed';

// zod calls Infinity and fractions a wrong type of number; they are numbers out of range.
const isOtherKind = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && !(typeof issue.input === 'number' && ['number', 'int'].includes(issue.expected));

/**
 * Of the alternatives of a union the one that was meant: the first that finds fault only with what is inside of the value, or
 * that takes this kind of value at all.
 */
function meant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isWhole = (issue: Issue) => issue.path.length === 0;
  return (
    branches.find((issues) => !issues.some(isWhole)) ??
    branches.find((issues) => !issues.some((issue) => isWhole(issue) && isOtherKind(issue)))
  );
}

function faultsOf(issue: Issue, before: Path): Fault[] {
  const path = [...before, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostFaults).map((key) => fault('unknown-key', [...path, key], { key }));
    case 'invalid_type':
      if (issue.input === undefined) return [fault('missing', path)];
      if (isOtherKind(issue)) return [fault('wrong-type', path, { expected: issue.expected })];
      return [fault('out-of-range', path, { value: String(issue.input) })];
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const chosen: unknown = Reflect.get(Object(issue.input), issue.discriminator);
        return [fault(chosen === undefined ? 'missing' : 'out-of-range', path)];
      }
      const chosen = meant(issue.errors);
      if (chosen !== undefined) return chosen.flatMap((inner) => faultsOf(inner, path));
      const expected = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
      return [fault(issue.input === undefined ? 'missing' : 'wrong-type', path, { expected: expected.join(' | ') })];
    }
    case 'invalid_key':
      return [fault('bad-id', path, { key: String(path.at(-1)) })];
    case 'invalid_format':
      return [fault('bad-id', path, { id: String(issue.input) })];
    case 'invalid_value': {
      const allowed = issue.values.join(', ');
      return [fault(issue.input === undefined ? 'missing' : 'out-of-range', path, { allowed })];
    }
    case 'too_small':
      if (issue.origin === 'string') return [fault('missing', path)];
      return [fault('out-of-range', path, { least: String(issue.minimum) })];
    case 'too_big':
      if (issue.origin === 'string') return [fault('text-too-long', path, { most: String(issue.maximum) })];
      return [fault('out-of-range', path, { most: String(issue.maximum) })];
    case 'custom': {
      const code = customCode(issue);
      if (code !== 'unknown-key') return [fault(code, path)];
      const key = String(issue.params?.key);
      return [fault(code, [...path, key], { key })];
    }
    default:
      return [fault('malformed', path)];
  }
}

/**
 * Every fault that zod's issues stand for, each at its place (格式错误), up to `mostFaults`. The issues must carry their input
 * (`safeParse(…, { reportInput: true })`), else what is missing cannot be told from what is of the wrong kind.
 */
export function zodFaults(error: z.ZodError, before: Path = []): Fault[] {
  const faults: Fault[] = [];
  for (const issue of error.issues) {
    if (faults.length >= mostFaults) break;
    for (const one of faultsOf(issue, before)) faults.push(one);
  }
  return faults.slice(0, mostFaults);
}
