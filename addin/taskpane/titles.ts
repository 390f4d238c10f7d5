// What the parts of a scheme are called in the reader's language.
import type { Scheme } from '../../shared/scheme/scheme';
import type { Language } from '../../shared/scheme/text';
import { labelsOf } from '../../shared/sheets/labels';
import type { TitleOf } from '../../shared/text/sentences';

/** Titles by kind and id, with the id behind one that looks like another's; an id that the scheme does not know stays as it is. */
export function titlesOf(scheme: Scheme, language: Language): TitleOf {
  const units = labelsOf(scheme.units, language);
  const components = labelsOf(scheme.components, language);
  const indicators = new Map(
    scheme.components.flatMap((component) => [...labelsOf(component.indicators ?? [], language)]),
  );
  return (kind, id) => {
    if (kind === 'unit') return units.get(id) ?? id;
    // A line without an indicator names the component in its place.
    return (kind === 'indicator' ? indicators.get(id) : undefined) ?? components.get(id) ?? id;
  };
}
