// The way in for a scheme: its shape, then what one part demands of another, with every fault at its place.
import { crossFaults } from './cross-check';
import { mostFaults, type Parsed } from './fault';
import { schemeSchema, type Scheme } from './scheme';
import { zodFaults } from './zod-faults';

/**
 * A scheme from outside (考核方案). Gives the scheme as it was written, or every fault of its shape, or, where the shape is
 * right, every fault between its parts.
 * @example parseScheme({ format: 2 }).ok // false
 */
export function parseScheme(input: unknown): Parsed<Scheme> {
  const parsed = schemeSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { ok: false, faults: zodFaults(parsed.error) };
  const faults = crossFaults(parsed.data);
  return faults.length === 0 ? { ok: true, value: parsed.data } : { ok: false, faults: faults.slice(0, mostFaults) };
}
