// What was typed into a record and not sent yet is kept in the browser: a phone that closes the page loses none of it.
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { valueSchema } from '../../../shared/registers/record';
import type { ShownRecord } from '../../../shared/api/records';
import type { Edits } from './record-edits';

const keptSchema = z.strictObject({
  edits: z.record(z.string(), z.unknown()),
  /** the record as it was when somebody began to type */
  basis: z.strictObject({ etag: z.string().nullable(), values: z.record(z.string(), valueSchema) }),
  /** what was sent last, and under which key: of a page that closed before the answer nobody knows whether it arrived */
  sent: z.strictObject({ body: z.string(), key: z.string() }).optional(),
});
type Kept = z.output<typeof keptSchema>;

export interface KeptEdits extends Kept {
  /** whether they were there when the record was opened */
  readonly isFound: boolean;
  edit(inputs: Edits): void;
  /** Takes what is stored of a column as known: what was typed stands over it. */
  settle(column: string): void;
  drop(column: string): void;
  /** The key under which this is sent: the same however often, also once the page was opened anew. */
  keyFor(body: string): string;
  clear(): void;
}

const nothing = (shown: ShownRecord): Kept => ({ edits: {}, basis: { etag: shown.etag, values: shown.values } });

/** `name` names the person and the record. */
export function useKeptEdits(name: string, shown: ShownRecord): KeptEdits {
  const [found] = useState(() => read(name));
  const [kept, setKept] = useState<Kept>(found ?? nothing(shown));
  const isTouched = Object.keys(kept.edits).length > 0;
  const current = isTouched ? kept : { ...nothing(shown), ...(kept.sent && { sent: kept.sent }) };
  const keep = useCallback(
    (next: Kept): void => {
      setKept(next);
      write(name, next);
    },
    [name],
  );
  const withEdits = (edits: Edits): void => keep({ ...current, edits });
  return {
    ...current,
    isFound: found !== null && isTouched,
    edit: (inputs) => withEdits({ ...current.edits, ...inputs }),
    settle: (column) => {
      const others = Object.entries(current.basis.values).filter(([id]) => id !== column);
      const value = shown.values[column];
      const values = Object.fromEntries(value === undefined ? others : [...others, [column, value]]);
      keep({ ...current, basis: { ...current.basis, values } });
    },
    keyFor: (body) => {
      if (current.sent?.body === body) return current.sent.key;
      const key = crypto.randomUUID();
      keep({ ...current, sent: { body, key } });
      return key;
    },
    drop: (column) => withEdits(Object.fromEntries(Object.entries(current.edits).filter(([id]) => id !== column))),
    clear: () => keep(nothing(shown)),
  };
}

function read(name: string): Kept | null {
  try {
    const text = localStorage.getItem(name);
    const parsed = text === null ? null : keptSchema.safeParse(JSON.parse(text));
    return parsed?.success ? parsed.data : null;
  } catch {
    // Where the browser keeps nothing, what was typed lasts as long as the page.
    return null;
  }
}

function write(name: string, kept: Kept): void {
  try {
    if (Object.keys(kept.edits).length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // As above.
  }
}
