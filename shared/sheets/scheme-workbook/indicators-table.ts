// The table 指标: every component's indicators below each other, each row naming its component.
import { idOf, id, names } from '../table/codec';
import { cellIn } from '../table/read-rows';
import { isGroup, valueAt, without, type Group } from '../table/value-path';
import { free, headed, marksFields, part, texts } from './scheme-fields';
import type { SchemeTable } from './scheme-table';

const saysNoIndicators = (indicator: Group): boolean =>
  Array.isArray(indicator.id) && Object.keys(indicator).length === 1;

export const indicatorsTable: SchemeTable = {
  key: 'indicators',
  word: 'indicator',
  sideways: false,
  frozen: 3,
  fields: (profiles) => [
    part(headed('component'), ['component'], idOf('components')),
    part(headed('id'), ['id'], id),
    ...texts('title', ['title']),
    ...marksFields(profiles),
    ...texts('section', ['section']),
    free(headed('kind'), ['kind']),
    part(headed('covers'), ['covers'], names),
  ],
  rows: (scheme) =>
    scheme.components.flatMap(({ id: component, indicators }): unknown[] =>
      indicators?.length === 0
        ? [{ component, id: [] }]
        : (indicators ?? []).map((indicator) => ({ component, ...indicator })),
    ),
  gather: (rows, draft) => {
    const components = draft.at('components');
    const parts = (Array.isArray(components) ? components : []).map((one: unknown) => (isGroup(one) ? one : {}));
    const indexOf = new Map<unknown, number>();
    parts.forEach((part, index) => indexOf.set(part.id, indexOf.get(part.id) ?? index));
    const indicatorsOf = new Map<number, unknown[]>();
    rows.forEach((row, index) => {
      const component = valueAt(row.value, ['component']);
      const part = indexOf.get(component);
      if (component === undefined || part === undefined) {
        const { place } = cellIn(row, ['component']);
        if (draft.hasRefused(place)) return;
        const code = component === undefined ? 'missing' : 'unknown-reference';
        const detail = { id: String(component ?? '') };
        draft.refuse(code, ['indicators', index, 'component'], place, detail);
        return;
      }
      const before = indicatorsOf.get(part);
      const indicators = before ?? [];
      indicatorsOf.set(part, indicators);
      const path = ['components', part, 'indicators'] as const;
      if (before === undefined) draft.mark(path, cellIn(row, ['id']).place);
      const indicator = without(row.value, 'component');
      if (saysNoIndicators(indicator)) return;
      draft.markRow([...path, indicators.length], row);
      indicators.push(indicator);
    });
    draft.set(
      'components',
      parts.map((part, index) => {
        const indicators = indicatorsOf.get(index);
        return indicators === undefined ? part : { ...part, indicators };
      }),
    );
  },
};
