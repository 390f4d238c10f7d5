// The table 指标: every component's indicators below each other, each row naming its component.
import { idOf, id, names } from '../table/codec';
import { gatherWithin } from './parts-within';
import { free, headed, marksFields, part, texts } from './scheme-fields';
import type { SchemeTable } from './scheme-table';

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
    gatherWithin(rows, draft, { key: 'indicators', owners: 'components', by: 'component', list: 'indicators' });
  },
};
