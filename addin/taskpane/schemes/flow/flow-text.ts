// What a register says of its states and steps, in the reader's words: the diagram and its tables say the same.
import type { Days, Due, Register, RegisterState, RegisterStep, Who } from '../../../../shared/scheme/register';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { textIn, type Language } from '../../../../shared/scheme/text';
import { namesListed } from '../../../../shared/text/lists';
import { message } from '../../../../shared/text/sentences';
import { whoText } from '../../../../shared/text/who-text';
import { signersOf, takersOf } from '../../../../shared/registers/take-step';

export interface FlowTexts {
  readonly title: string;
  readonly stateTitle: (id: string) => string;
  readonly stepTitle: (id: string) => string;
  readonly columns: (ids: readonly string[]) => string;
  readonly people: (list: readonly Who[]) => string;
  /** who takes a step: any of them, or each of them by a signature */
  readonly takers: (step: RegisterStep) => string;
  /** what a state is besides its title: first, an end, not shown to the unit, due */
  readonly stateFacts: (state: RegisterState) => string[];
  /** a step that leaves the record where it is */
  readonly stays: (step: RegisterStep) => string;
  /** what a step asks for */
  readonly stepFacts: (step: RegisterStep) => string[];
}

export function flowTexts(scheme: Scheme, register: Register, language: Language): FlowTexts {
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const titled =
    (parts: readonly { id: string; title: Register['title'] }[]) =>
    (id: string): string => {
      const found = parts.find((one) => one.id === id);
      return found === undefined ? id : textIn(found.title, language);
    };
  const columnTitle = titled(register.columns);
  const columns = (ids: readonly string[]): string => namesListed(language, ids.map(columnTitle));
  const people = (list: readonly Who[]): string =>
    namesListed(
      language,
      list.map((who) => whoText(language, scheme, register, who)),
    );
  const daysText = (days: Days): string =>
    typeof days === 'number'
      ? say('flow.due.days', { days })
      : say('flow.due.by', { column: columnTitle(days.column) });
  const dueText = ({ at }: Due): string => {
    if (typeof at === 'string') return say(`flow.due.${at}`);
    if ('column' in at) return say('flow.due.column', { column: columnTitle(at.column) });
    const days = daysText(at.days);
    return at.after === undefined ? days : say('flow.due.after', { column: columnTitle(at.after), days });
  };
  const stepTitle = titled(register.steps);
  return {
    title: textIn(register.title, language),
    stateTitle: titled(register.states),
    stepTitle,
    stays: ({ id }) => `↻ ${stepTitle(id)}`,
    columns,
    people,
    takers: (step) => {
      const list = people(takersOf(step));
      return signersOf(step) === null ? list : say('flow.all', { people: list });
    },
    stateFacts: (state) => [
      ...(state.id === register.states[0]?.id ? [say('flow.first')] : []),
      ...(state.end === undefined ? [] : [say(`flow.end.${state.end}`)]),
      ...(state.inside ? [say('flow.inside')] : []),
      ...(state.due === undefined ? [] : [say('flow.due', { due: dueText(state.due) })]),
    ],
    stepFacts: ({ needs = [], reason }) => [
      ...(needs.length === 0 ? [] : [say('flow.needs', { columns: columns(needs) })]),
      ...(reason ? [say('flow.reason')] : []),
    ],
  };
}
