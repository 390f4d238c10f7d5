// How what a register says of people, columns, places and days stands in one cell: `@owner` is what that column of the record holds.
import type { Who } from '../../scheme/register';
import type { Language } from '../../scheme/text';
import { emptyGroupMark, names, number, several, type Codec } from '../table/codec';
import { numberInText } from '../table/cell-number';
import { shownText, type Filled } from '../table/shown';
import { isGroup, type Group } from '../table/value-path';
import { everyForm, plainForm } from '../table/said';
import { headed, worded } from './scheme-fields';

type Role = Extract<Who, string>;

const roles = worded<Role>({
  office: 'office',
  leader: 'leader',
  assessor: 'assessor',
  'group-leader': 'groupLeader',
  observer: 'observer',
  head: 'head',
  secretary: 'secretary',
  liaison: 'liaison',
  author: 'author',
});

const asText = (value: string): Filled => ({ kind: 'text', value });
const longestCell = 2000;
const entry = { kind: 'text', most: longestCell } as const;
const isColumn = (value: unknown): value is Group & { readonly column: string } =>
  isGroup(value) && typeof value.column === 'string';

/** `office`; `@owner`, whom a column names; `head@lead`, who is that of the unit in a column. */
const who: Codec = {
  entry,
  write: (value, language) => {
    if (!isGroup(value)) return roles.write(value, language);
    if (typeof value.person === 'string') return `@${value.person}`;
    return `${String(roles.write(value.role, language))}@${String(value.of)}`;
  },
  read: (filled) => {
    const [, role, column] = /^([^@]*)@(.*)$/su.exec(shownText(filled)) ?? [];
    if (role === undefined || column === undefined) return roles.read(filled);
    if (role.trim() === '') return { person: column.trim() };
    return { role: roles.read(asText(role)), of: column.trim() };
  },
};

export const people: Codec = several(who);

/** Pairs as `kind=a; minor=true`; a text that would be mistaken stands in quotes. */
function pairsText(pairs: Group, language: Language): string {
  const said = (value: unknown): string => {
    if (typeof value !== 'string') return String(value);
    const isPlain = value !== '' && value.trim() === value && !/^(".*|true|false)$/su.test(value);
    return isPlain ? value : JSON.stringify(value);
  };
  return String(
    names.write(
      Object.entries(pairs).map(([key, value]) => `${key}=${said(value)}`),
      language,
    ),
  );
}

function quoted(text: string): unknown {
  if (!/^".*"$/su.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The pairs of a text; null where it holds something else. */
function pairsIn(text: string, valueOf: (text: string) => unknown): Record<string, unknown> | null {
  const entries = names.read(asText(text));
  const pairs: [string, unknown][] = [];
  for (const one of Array.isArray(entries) ? entries : []) {
    const [, key, value] = /^([^=＝]*)[=＝](.*)$/su.exec(String(one)) ?? [];
    if (key === undefined || value === undefined) return null;
    pairs.push([key.trim(), valueOf(value.trim())]);
  }
  return Object.fromEntries(pairs);
}

const matched = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : quoted(text));

/** What columns hold; one that says nothing is given, but empty. */
export const columnValues: Codec = {
  entry,
  write: (value, language) => {
    if (!isGroup(value)) return null;
    return Object.keys(value).length === 0 ? emptyGroupMark : pairsText(value, language);
  },
  read: (filled) => {
    const text = shownText(filled);
    return text === emptyGroupMark ? {} : (pairsIn(text, matched) ?? text);
  },
};

/** A figure, or what the column holds: `0.5`, `@points`. */
export const figureOrColumn: Codec = {
  entry,
  write: (value) => (isColumn(value) ? `@${value.column}` : typeof value === 'number' ? value : null),
  read: (filled) => columnIn(shownText(filled)) ?? number(0, 0).read(filled),
};

/** An id, or that which the column leads to: `office`, `@at`. */
export const idOrColumn: Codec = {
  entry,
  write: (value) => (isColumn(value) ? `@${value.column}` : typeof value === 'string' ? value : null),
  read: (filled) => columnIn(shownText(filled)) ?? shownText(filled),
};

function columnIn(text: string): { readonly column: string } | null {
  return text.startsWith('@') ? { column: text.slice(1).trim() } : null;
}

/** `bonus/adopted`; `@at`, the place in a column; `@kind: a=visits; b=outside`, one for each of its choices. */
export const place: Codec = {
  entry,
  write: (value, language) => {
    if (!isColumn(value)) return typeof value === 'string' ? value : null;
    return isGroup(value.places) ? `@${value.column}: ${pairsText(value.places, language)}`.trim() : `@${value.column}`;
  },
  read: (filled) => {
    const text = shownText(filled);
    const [, column, pairs] = /^@([^:：]*)[:：](.*)$/su.exec(text) ?? [];
    if (column === undefined || pairs === undefined) return columnIn(text) ?? text;
    const places = pairsIn(pairs, quoted);
    return places === null ? text : { column: column.trim(), places };
  },
};

/** `5`; `kind: a=31; b=92`, by the choice in a column. */
export const daysLong: Codec = {
  entry,
  write: (value, language) => {
    if (!isColumn(value)) return typeof value === 'number' ? value : null;
    return `${value.column}: ${isGroup(value.days) ? pairsText(value.days, language) : ''}`.trim();
  },
  read: (filled) => {
    const text = shownText(filled);
    const [, column, pairs] = /^([^:：]*)[:：](.*)$/su.exec(text) ?? [];
    if (column === undefined || pairs === undefined) return number(0, 0).read(filled);
    const days = pairsIn(pairs, (one) => numberInText(one) ?? one);
    return days === null ? text : { column: column.trim(), days };
  },
};

const calendar = worded<'issueDay' | 'submitBy' | 'publishDay' | 'appealDays'>({
  issueDay: 'issueDay',
  submitBy: 'submitBy',
  publishDay: 'publishDay',
  appealDays: 'appealDays',
});

/** A day of the calendar; `@deadline`, the date in a column; `5`, days in the state; `@achieved + 5`, days after a date. */
export const dueAt: Codec = {
  entry,
  write: (value, language) => {
    if (!isGroup(value)) return calendar.write(value, language);
    if (value.days === undefined) return isColumn(value) ? `@${value.column}` : null;
    const days = daysLong.write(value.days, language);
    return value.after === undefined ? days : `@${String(value.after)} + ${String(days)}`;
  },
  read: (filled) => {
    const text = shownText(filled);
    const [, after, days] = /^@([^+]*)\+(.*)$/su.exec(text) ?? [];
    if (after !== undefined && days !== undefined) {
      return { days: daysLong.read(asText(days.trim())), after: after.trim() };
    }
    const known = columnIn(text) ?? calendar.read(filled);
    if (typeof known !== 'number' && !(typeof known === 'string' && /^\d|[:：]/u.test(known))) return known;
    return { days: daysLong.read(filled) };
  },
};

/** Days that are working days, by the word behind them: `5 working days`, `5工作日`. */
const saidWorking = headed('workingDays');

function daysText(days: unknown, working: unknown, language: Language): string {
  if (working !== true) return String(days);
  return `${String(days)}${language === 'zh-CN' ? '' : ' '}${saidWorking(language)}`;
}

function daysIn(text: string): { readonly days: unknown; readonly working?: true } {
  const typed = plainForm(text);
  const word = everyForm(saidWorking).find((one) => typed.endsWith(one));
  const figure = word === undefined ? text.trim() : typed.slice(0, -word.length).trim();
  return { days: numberInText(figure) ?? figure, ...(word !== undefined && { working: true }) };
}

/** Whom delays are told, by how many days: `1: head, office; 10 working days: leader`. */
export const toldThen: Codec = {
  entry: { kind: 'several' },
  write: (value, language) => {
    if (!Array.isArray(value)) return null;
    const told = value.map((one: unknown) => {
      const { days, working, tell } = isGroup(one) ? one : {};
      const list = Array.isArray(tell) ? tell.map((each) => String(who.write(each, language))) : [];
      return `${daysText(days, working, language)}: ${list.join(', ')}`.trim();
    });
    return names.write(told, language);
  },
  read: (filled) => {
    const entries = names.read(filled);
    if (!Array.isArray(entries)) return entries;
    return entries.map((one: unknown) => {
      const [, days, tell] = /^([^:：]*)[:：](.*)$/su.exec(String(one)) ?? [];
      if (days === undefined || tell === undefined) return one;
      return { ...daysIn(days), tell: people.read(asText(tell)) };
    });
  },
};
