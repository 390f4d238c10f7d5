// How a component's score sheet lies (表式): a row for each line, or a row for each unit with a column for each indicator.
import type { Component } from '../../scheme/scheme';
import { languages } from '../../scheme/text';
import { labelsOf } from '../labels';
import { hasIndicators } from '../score-table';

/** `matrix` has one column of reasons, in which each names its indicator; `beside` has a column of reasons beside each indicator. */
export const scoreLayouts = ['list', 'matrix', 'beside'] as const;
export type ScoreLayout = (typeof scoreLayouts)[number];

/** The layouts of components by their ids; one that is not named lies as a list. */
export type ScoreLayouts = Readonly<Record<string, ScoreLayout>>;

// The formula that says a row's state names every indicator: Excel takes 8,192 characters of it, and 255 of each text in it.
const mostIndicators = 20;
const longestLabel = 120;
const longestLabels = 800;

/**
 * How a component's sheet may lie (可选表式): as a matrix where it has indicators, which are not too many and whose names fit into the
 * header of a column and in front of a reason.
 * @example layoutsFor({ method: 'rate' }) // ['list']
 */
export function layoutsFor(component: Component): readonly ScoreLayout[] {
  if (!hasIndicators(component) || component.indicators.length > mostIndicators) return ['list'];
  const fits = languages.every((language) => {
    const labels = [...labelsOf(component.indicators, language).values()];
    const isPlain = labels.every((label) => label.length <= longestLabel && !/[;；\r\n\t]/.test(label));
    return isPlain && labels.join('').length <= longestLabels;
  });
  return fits ? scoreLayouts : ['list'];
}

/** How a component's sheet lies, as it was chosen and where it may. */
export function layoutOf(component: Component, layouts: ScoreLayouts = {}): ScoreLayout {
  const chosen = Object.hasOwn(layouts, component.id) ? (layouts[component.id] ?? 'list') : 'list';
  return layoutsFor(component).includes(chosen) ? chosen : 'list';
}
