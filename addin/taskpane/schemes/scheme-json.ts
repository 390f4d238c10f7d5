// A scheme as JSON text (方案 JSON): written to be kept elsewhere, read with every fault named.
import { mostSchemeBytes } from '../../../shared/api/routes/schemes';
import type { Fault } from '../../../shared/scheme/fault';
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';

export type ReadJson =
  | { readonly kind: 'large' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'scheme'; readonly scheme: Scheme };

/** A scheme larger than the service takes is not looked into. */
export function readJson(text: string): ReadJson {
  if (new TextEncoder().encode(text).length > mostSchemeBytes) return { kind: 'large' };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: 'broken' };
  }
  const parsed = parseScheme(document);
  return parsed.ok ? { kind: 'scheme', scheme: parsed.value } : { kind: 'faults', faults: parsed.faults };
}

export function jsonText(scheme: Scheme): string {
  return `${JSON.stringify(scheme, null, 2)}\n`;
}

export function jsonName({ id, version }: Pick<Scheme, 'id' | 'version'>): string {
  return `${id}-v${version}.json`;
}
