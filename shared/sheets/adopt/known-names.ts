// The names that a scheme knows (方案中的名称): by them columns are recognised by what stands in them.
import { hasIndicators } from '../score-table';
import type { Component, Indicator, Scheme, Unit } from '../../scheme/scheme';
import { topicText } from './header-text';
import { nameFinder, type FoundName } from './match-names';

export interface KnownNames {
  readonly findUnit: (text: string) => FoundName<string>;
  readonly findIndicator: (text: string) => FoundName<string>;
  readonly isUnit: (text: string) => boolean;
  readonly isIndicator: (text: string) => boolean;
  /** Whether a unit or an indicator is called exactly so. */
  readonly isWritten: (text: string) => boolean;
  readonly units: readonly Unit[];
}

const none = () => ({ kind: 'none' }) as const;

const isExact = (found: FoundName<string>): boolean => found.kind === 'one' && found.how === 'exact';

/** Whether a text by itself speaks for a column of such names; a short form of two characters may be anything. */
function isSurelyOne(found: FoundName<string>, text: string): boolean {
  if (found.kind !== 'one') return false;
  return found.how !== 'short' || [...text.trim()].length >= 3;
}

/**
 * Finders for the units and the indicators of a scheme; of one component where it is given, else of all, by their titles and
 * those of the components themselves.
 */
export function knownNames(scheme: Scheme, component?: Component): KnownNames {
  const indicators = (component === undefined ? scheme.components : [component]).flatMap(
    (one): (Indicator | Component)[] => (hasIndicators(one) ? [...one.indicators] : []),
  );
  const parts = component === undefined ? [...indicators, ...scheme.components] : indicators;
  const findUnit = nameFinder(scheme.units);
  const findIndicator = parts.length === 0 ? none : nameFinder<Indicator | Component>(parts);
  return {
    findUnit,
    findIndicator,
    isUnit: (text) => isSurelyOne(findUnit(text), text),
    isIndicator: (text) => isSurelyOne(findIndicator(text), text),
    isWritten: (text) =>
      isExact(findUnit(text)) || isExact(findIndicator(text)) || isExact(findIndicator(topicText(text))),
    units: scheme.units,
  };
}
