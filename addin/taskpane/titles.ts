// What the parts of a scheme are called in the reader's language.
import type { Scheme } from '../../shared/scheme/scheme';
import { textIn, type Language } from '../../shared/scheme/text';
import type { TitleOf } from '../../shared/text/sentences';

/** Titles by kind and id; an id that the scheme does not know stays as it is. */
export function titlesOf(scheme: Scheme, language: Language): TitleOf {
  const entries = (
    parts: Scheme['units'] | Scheme['components'] | NonNullable<Scheme['components'][number]['indicators']>,
  ) => parts.map(({ id, title }): [string, string] => [id, textIn(title, language)]);
  const units = new Map(entries(scheme.units));
  const components = new Map(entries(scheme.components));
  const indicators = new Map(scheme.components.flatMap((component) => entries(component.indicators ?? [])));
  return (kind, id) => {
    if (kind === 'unit') return units.get(id) ?? id;
    // A line without an indicator names the component in its place.
    return (kind === 'indicator' ? indicators.get(id) : undefined) ?? components.get(id) ?? id;
  };
}
