// What the parts of a scheme are called in the reader's language.
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Language } from '../../shared/scheme/text';
import { labelsOf } from '../../shared/sheets/labels';

type Part = 'unit' | 'component' | 'indicator' | 'category' | 'group' | 'reward' | 'register' | 'state';

/** Titles by kind and id, with the id behind one that looks like another's; an id that the scheme does not know stays as it is. */
export function titlesOf(scheme: Scheme, language: Language): (part: Part, id: string) => string {
  const component = labelsOf(scheme.components, language);
  const indicators = scheme.components.flatMap(({ indicators: own = [] }) => [...labelsOf(own, language)]);
  const labels: Readonly<Record<Part, ReadonlyMap<string, string>>> = {
    unit: labelsOf(scheme.units, language),
    component,
    // A line without an indicator names the component in its place.
    indicator: new Map([...component, ...indicators]),
    category: labelsOf(scheme.categories, language),
    group: labelsOf(scheme.groups, language),
    reward: labelsOf(scheme.rewards ?? [], language),
    register: labelsOf(scheme.registers ?? [], language),
    state: new Map(
      (scheme.registers ?? []).flatMap(({ id, states }) =>
        states.map((state) => [`${id}/${state.id}`, textIn(state.title, language)] as const),
      ),
    ),
  };
  return (part, id) => labels[part].get(id) ?? id;
}
