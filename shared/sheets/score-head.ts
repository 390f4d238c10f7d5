// The lines above the table of a score sheet (表头上方), however it lies: what is filled, how, and the workbook's code.
import { combineOf } from '../scheme/defaults';
import type { Component } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import type { SheetPlan } from './plan';
import { speaker } from './words';

/** `code` stands there so that the sheet alone is known again, saved as CSV. */
export function scoreHead(
  component: Component,
  { code, language }: { readonly code?: string | undefined; readonly language: Language },
): Required<Pick<SheetPlan, 'blocks' | 'styles'>> {
  const say = speaker(language);
  const title = textIn(component.title, language);
  const combine = combineOf(component) === 'one' ? '' : ` · ${say('trialOneAssessor', { components: title })}`;
  return {
    blocks: [
      { at: 'B1', cells: [[title]] },
      { at: 'B2', cells: [[`${say(component.method)}${combine}`]] },
      ...(code === undefined ? [] : [{ at: 'B3', cells: [[code]] }]),
    ],
    styles: [
      { at: 'B1', style: 'title' },
      { at: 'B2', style: 'note' },
      ...(code === undefined ? [] : [{ at: 'B3', style: 'note' as const }]),
    ],
  };
}
