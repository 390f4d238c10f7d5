// Values of formats as they come from office.js, checked.
import { invalidArgument, notImplemented } from '../fault';

export function oneOf<Name extends string>(names: readonly Name[], value: unknown, what: string): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) throw notImplemented(`${what} ${String(value)}`);
  return found;
}

export const color = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw invalidArgument('color');
  return value;
};
