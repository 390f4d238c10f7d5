// Where somebody is in the pane: the page, and on the page of the registers the record; in a browser the address says so, too.
import { z } from 'zod';
import { valueSchema } from '../../shared/registers/record';
import { pageIds, type PageId } from './pages';

const idPart = z.string().min(1).max(128);

const recordAddressSchema = z.strictObject({
  scheme: idPart,
  period: idPart,
  register: idPart,
  /** null: one that is expected, or that somebody is about to make */
  number: idPart.nullable(),
  /** of one without a number: whose it is, and what is filled in already */
  unit: idPart.nullable(),
  set: z.record(z.string(), valueSchema),
});
export type RecordAddress = z.output<typeof recordAddressSchema>;

export interface Place {
  readonly page: PageId;
  readonly record?: RecordAddress;
}

/** The address of the page in a browser; Excel's window has none. */
export interface AddressBar {
  /** null where it names no place */
  read(): Place | null;
  /** `replaces`: the way back leads past where somebody was. */
  write(place: Place, replaces: boolean): void;
  /** Calls `listener` when somebody goes back or forward; gives the way to stop. */
  watch(listener: () => void): () => void;
}

/** @example addressOf({ page: 'today' }) // '#/today' */
export function addressOf({ page, record }: Place): string {
  if (record === undefined) return `#/${page}`;
  const { scheme, period, register, number, unit, set } = record;
  const path = [page, scheme, period, register, ...(number === null ? [] : [number])].map(encodeURIComponent).join('/');
  if (number !== null) return `#/${path}`;
  const filled = new URLSearchParams({ ...(unit !== null && { unit }), set: JSON.stringify(set) });
  return `#/${path}?${filled.toString()}`;
}

/** The place that an address names; null where it names none. */
export function placeAt(hash: string): Place | null {
  const [path = '', query = ''] = hash.replace(/^#\//, '').split('?');
  const [page, ...parts] = decoded(path.split('/'));
  const known = pageIds.find((id) => id === page);
  if (known === undefined) return null;
  if (parts.length === 0) return { page: known };
  const [scheme, period, register, number = null] = parts;
  const filled = new URLSearchParams(query);
  const read = recordAddressSchema.safeParse({
    ...{ scheme, period, register, number, unit: filled.get('unit') },
    set: setIn(filled.get('set')),
  });
  return read.success ? { page: known, record: read.data } : { page: known };
}

function decoded(parts: readonly string[]): string[] {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return [];
  }
}

function setIn(text: string | null): unknown {
  try {
    return text === null ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
