// Says things in the reader's language: the pane's texts, a fault, a refusal; one table code → sentence per language.
import type { ProblemCode } from '../api/problem';
import type { Language } from '../scheme/text';
import type { SaidFaultCode } from './fault-codes';
import type { MessageKey } from './zh-CN/pane';
import { namesListed } from './lists';
import { textsIn } from './texts';

/** What a sentence names: text and numbers by the name that stands in braces. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * A sentence with its values in place (填入数值); one that is not given shows as a dash. Words that go with a number stand
 * behind its name, first for one, then for all others.
 * @example filled('{a} and {b}', { a: 1 }) // '1 and —'
 * @example filled('{count} {count|line differs|lines differ}', { count: 1 }) // '1 line differs'
 */
export const filled = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    String((one === undefined ? values[name] : values[name] === 1 ? one : many) ?? '—'),
  );

/**
 * A text of the pane (界面文字); a value that is not given shows as a dash.
 * @example message('en-US', 'due.in', { days: 3 }) // 'in 3 days'
 */
export function message(language: Language, key: MessageKey, values: Values = {}): string {
  return filled(textsIn(language).pane[key], values);
}

/** A fault as it comes from the core or over the wire, where its code is any text. */
export interface SaidFault {
  readonly code: string;
  readonly path: string;
  readonly detail: Values;
}

/** What an id is called in the reader's language; the id itself where nothing is known of it. A record's state is asked for as `register/state`. */
export type TitleOf = (kind: 'unit' | 'component' | 'indicator' | 'register' | 'state', id: string) => string;

const placeParts = ['unit', 'component', 'indicator'] as const;

/** What a detail's states, one or several with commas between, are called; one that this version does not know stays as it is. */
function statesIn(language: Language, states: string): string {
  const { pane } = textsIn(language);
  const names = states.split(', ').map((state) => {
    const key = `state.${state}`;
    return Object.hasOwn(pane, key) ? pane[key as MessageKey] : state;
  });
  return namesListed(language, names);
}

/**
 * What is wrong and what to do next (问题说明): the unit, component and indicator concerned, then the sentence of the code, with
 * the states of a period as the pane names them. A code that this version does not know yet is named as it is.
 * @example faultSentence('en-US', { code: 'rate-line-missing', path: '', detail: { unit: 'd1' } }, (_, id) => id) // 'd1: Not scored yet. Enter the points.'
 */
export function faultSentence(language: Language, fault: SaidFault, titleOf: TitleOf): string {
  const { faults } = textsIn(language);
  const titled: Record<string, string | number> = { ...fault.detail, path: fault.path };
  for (const part of placeParts) {
    const id = fault.detail[part];
    if (id !== undefined) titled[part] = titleOf(part, String(id));
  }
  const register = fault.detail['register'];
  if (register !== undefined) titled['register'] = titleOf('register', String(register));
  // The states of records are named by their registers.
  const ofRecord = `${String(register)}/${String(fault.detail['state'])}`;
  const called = titleOf('state', ofRecord);
  if (called !== ofRecord) titled['state'] = called;
  const isOfRecord = fault.detail['step'] !== undefined || fault.detail['record'] !== undefined;
  for (const part of isOfRecord ? [] : ['state', 'needed']) {
    const states = fault.detail[part];
    if (states !== undefined) titled[part] = statesIn(language, String(states));
  }
  if (!Object.hasOwn(faults, fault.code)) return message(language, 'fault.unknown', { ...titled, code: fault.code });
  const sentence = filled(faults[fault.code as SaidFaultCode], titled);
  // A line without an indicator scores the component itself: named once is enough.
  const place = [...new Set(placeParts.flatMap((part) => titled[part] ?? []))].join(' · ');
  return place === '' ? sentence : message(language, 'fault.place', { place, sentence });
}

/**
 * What a refusal says (拒绝说明); `instance` is the number that an administrator can look up.
 * @example problemSentence('en-US', { code: 'reason-missing', instance: '' }) // 'A reason is needed.'
 */
export function problemSentence(
  language: Language,
  problem: { readonly code: ProblemCode; readonly instance: string },
): string {
  return filled(textsIn(language).problems[problem.code], { instance: problem.instance });
}
