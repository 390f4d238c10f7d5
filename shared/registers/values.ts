// The values of a record (记录内容): what comes from outside is held against its column, and taken as it is meant.
import { decimalsOf } from '../exact/decimal';
import type { Fault, FaultCode } from '../scheme/fault';
import { idPattern } from '../scheme/id';
import { parsePeriod } from '../scheme/period';
import { isSeen } from '../scheme/plain-text';
import { longestText, mostFiles, type Column } from '../scheme/register';
import type { SchemePlan } from '../scoring/scheme-plan';
import type { Value } from './record';

const mostSeveral = 200;
const mostDigits = 4;

/** A value as it is kept, `null` where the column is emptied; or what is wrong with it. */
export type Understood =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly fault: Pick<Fault, 'code' | 'detail'> };

const kept = (value: Value | null): Understood => ({ ok: true, value });
const wrong = (code: FaultCode, detail: Fault['detail'] = {}): Understood => ({ ok: false, fault: { code, detail } });

/** What somebody writes into a column of a scheme's register. Blank text, an empty list and `null` empty it. */
export function understand(plan: SchemePlan, column: Column, input: unknown): Understood {
  if (input === null || input === '' || (Array.isArray(input) && input.length === 0)) return kept(null);
  switch (column.type) {
    case 'text':
      return textValue(input, column.longest ?? longestText);
    case 'number':
      return numberValue(input, column);
    case 'date':
      return ofText(input, (text) => (isDate(text) ? kept(text) : wrong('bad-date', { date: text })));
    case 'yes-no':
      return typeof input === 'boolean' ? kept(input) : wrong('wrong-type', { expected: 'boolean' });
    case 'choice':
      return ofText(input, (text) =>
        column.choices.some(({ id }) => id === text) ? kept(text) : wrong('no-such-choice', { id: text }),
      );
    case 'unit':
      return oneOrSeveral(input, column.several, (id) =>
        plan.unitPosition.has(id as never) ? kept(id) : wrong('no-such-unit', { id }),
      );
    case 'person':
      return oneOrSeveral(input, column.several, idValue);
    case 'place':
      return ofText(input, (text) => placeValue(plan, column.of, text));
    case 'period':
      return ofText(input, (text) => {
        const parsed = parsePeriod(text);
        return parsed.ok ? kept(parsed.value) : wrong('bad-period', { period: text });
      });
    case 'record':
      return ofText(input, idValue);
    case 'files':
      return filesValue(input, column.most ?? mostFiles);
  }
}

/** Whether a text is a day that there is, written as 2026-10-31. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function ofText(input: unknown, read: (text: string) => Understood): Understood {
  return typeof input === 'string' ? read(input) : wrong('wrong-type', { expected: 'string' });
}

function textValue(input: unknown, longest: number): Understood {
  if (typeof input !== 'string') return wrong('wrong-type', { expected: 'string' });
  if (input.trim() === '') return kept(null);
  if (input.length > longest) return wrong('text-too-long', { most: longest });
  return isSeen(input) ? kept(input) : wrong('hidden-character');
}

function numberValue(input: unknown, { min, max, digits = mostDigits }: Column & { type: 'number' }): Understood {
  if (typeof input !== 'number' || !Number.isFinite(input)) return wrong('wrong-type', { expected: 'number' });
  if (min !== undefined && input < min) return wrong('out-of-range', { least: min });
  if (max !== undefined && input > max) return wrong('out-of-range', { most: max });
  if (decimalsOf(input) > digits) return wrong('number-too-fine', { digits });
  // Adding zero makes -0 the zero that it means.
  return kept(input + 0);
}

const idValue = (id: string): Understood => (idPattern.test(id) ? kept(id) : wrong('bad-id', { id }));

function oneOrSeveral(input: unknown, several: true | undefined, read: (id: string) => Understood): Understood {
  if (!several) return ofText(input, read);
  if (!Array.isArray(input)) return wrong('wrong-type', { expected: 'array' });
  if (input.length > mostSeveral) return wrong('out-of-range', { most: mostSeveral });
  return listOf(input, read);
}

function listOf(input: readonly unknown[], read: (id: string) => Understood): Understood {
  const ids: string[] = [];
  for (const one of input) {
    const understood = ofText(one, read);
    if (!understood.ok) return understood;
    const id = String(understood.value);
    if (ids.includes(id)) return wrong('duplicate-id', { id });
    ids.push(id);
  }
  return kept(ids);
}

function placeValue(
  { scheme, componentPosition, indicators }: SchemePlan,
  of: readonly string[] | undefined,
  text: string,
): Understood {
  const [component = '', indicator, ...more] = text.split('/');
  const position = componentPosition.get(component as never);
  const isMeant = of === undefined || of.includes(component);
  if (position === undefined || !isMeant || more.length > 0) return wrong('unknown-component', { component });
  if (indicator !== undefined && !indicators[position]?.has(indicator as never)) {
    return wrong('unknown-indicator', { component: scheme.components[position]?.id ?? component, indicator });
  }
  return kept(text);
}

function filesValue(input: unknown, most: number): Understood {
  if (!Array.isArray(input)) return wrong('wrong-type', { expected: 'array' });
  if (input.length > most) return wrong('too-many-files', { most });
  return listOf(input, (digest) => (/^[0-9a-f]{64}$/.test(digest) ? kept(digest) : wrong('not-a-digest')));
}
