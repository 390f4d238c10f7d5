// A refusal of the service about a record, with columns, steps and states by their titles instead of their ids.
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { ApiProblem } from '../../session/failures';
import type { Reader } from './record-text';
import type { RegisterDesk } from './register-desk';

export function titledFailure(
  failure: unknown,
  { register }: RegisterDesk,
  { language }: Pick<Reader, 'language'>,
): unknown {
  if (!(failure instanceof ApiProblem)) return failure;
  const parts = { column: register.columns, step: register.steps, state: register.states, needed: register.states };
  const titled = (key: string, value: string | number): string | number => {
    const known = Object.hasOwn(parts, key) ? parts[key as keyof typeof parts] : undefined;
    if (known === undefined) return value;
    const titles = String(value)
      .split(', ')
      .map((id) => {
        const part = known.get(id);
        return part === undefined ? id : textIn(part.title, language);
      });
    return namesListed(language, titles);
  };
  const faults = failure.problem.faults.map((fault) => ({
    ...fault,
    detail: Object.fromEntries(Object.entries(fault.detail).map(([key, value]) => [key, titled(key, value)])),
  }));
  return new ApiProblem({ ...failure.problem, faults }, failure.retryAfter);
}
