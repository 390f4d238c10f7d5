// The table 兑现: a row for each reward, and for each place of a reward by places.
import type { Effects, PeriodKind, Reward } from '../../scheme/scheme';
import { measures, payName, roles, type PayKind } from '../tier-table';
import { choice, id, idOf, number, several } from '../table/codec';
import { cellOf, type Draft, type ReadRow } from '../table/draft';
import { field, headed, texts, type Field } from '../table/field';
import { emptyListRow, saysEmptyList, type SchemeTable } from './scheme-table';
import { schemeSpeaker } from './scheme-words';
import { isGroup, valueAt, without, type Group } from './value-path';

/** The words of the kinds of period, for every column that names one. */
export const periodKindWords = {
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
} as const satisfies Record<PeriodKind, string>;

const mostPay = 1_000_000_000;
const pay = number(-mostPay, mostPay);
const place = number(1, 1_000_000);
const bound = number(-1_000_000, 1_000_000);

const rule = choice<Reward['rule']>({ tiers: 'tiers', threshold: 'threshold', quota: 'quota' });
const score = choice<Extract<Reward, { rule: 'threshold' }>['score']>({
  base: 'base',
  assessed: 'assessed',
  final: 'final',
});
type Quota = Extract<Reward, { rule: 'quota' }>;
const across = choice<NonNullable<Quota['across']>>({ category: 'ofCategory', all: 'ofAll' });
const rounding = choice<NonNullable<Quota['rounding']>>({ nearest: 'nearest', up: 'up', down: 'down' });
const duty = choice<NonNullable<Effects['duties']>[number]>({
  remark: 'remark',
  talk: 'talk',
  admonition: 'admonition',
  rectification: 'rectification',
});
const board = choice<NonNullable<Effects['board']>>({ red: 'red', blue: 'blue' });

const idField = field(headed('id'), ['id'], id);

const headFields: readonly Field[] = [
  idField,
  ...texts('title', ['title']),
  field(headed('on'), ['on'], choice<PeriodKind>(periodKindWords)),
  field(headed('category'), ['categories'], several(idOf('categories'))),
  field(headed('rule'), ['rule'], rule),
  field(headed('scoreUsed'), ['score'], score),
  field(headed('below'), ['below'], bound),
  field(headed('atLeast'), ['atLeast'], bound),
  field(headed('share'), ['share'], number(0, 1)),
  field(headed('quotaSize'), ['count'], number(0, 1_000_000)),
  field(headed('across'), ['across'], across),
  field(headed('rounding'), ['rounding'], rounding),
  field(headed('leastQuota'), ['min'], number(0, 1_000_000)),
];

const placeFields: readonly Field[] = [
  field(headed('place'), ['top'], place),
  field(headed('placeFromBottom'), ['bottom'], place),
];

const payKeys = { percent: 'bonusPercent', cash: 'cash', points: 'points' } as const;

const payFields: readonly Field[] = roles.flatMap((role) =>
  measures
    .filter((measure) => (role === 'unit' ? measure !== 'percent' : measure !== 'points'))
    .map((measure) => {
      const kind: PayKind = { role, measure };
      return field(
        (language) => {
          const word = payName(kind, language);
          return measure === 'percent' ? schemeSpeaker(language)('asPercent', { word }) : word;
        },
        ['effects', role, payKeys[measure]],
        pay,
      );
    }),
);

const effectFields: readonly Field[] = [
  ...payFields,
  ...texts('award', ['effects', 'award']),
  field(headed('duties'), ['effects', 'duties'], several(duty)),
  field(headed('boardColour'), ['effects', 'board'], board),
];

/** A row's effects; none for a row that only names an empty list or a reward without effects. */
const effectsPart = (effects: Effects): object => (Object.keys(effects).length === 0 ? {} : { effects });

type Side = 'top' | 'bottom';

function rowsOf(reward: Reward): unknown[] {
  if (reward.rule !== 'tiers') {
    const { effects, ...head } = reward;
    return [{ ...head, ...effectsPart(effects) }];
  }
  const { top, bottom, ...head } = reward;
  const tiersOf = (side: Side, tiers: readonly Effects[] | undefined): object[] =>
    tiers?.length === 0
      ? [{ [side]: [] }]
      : (tiers ?? []).map((effects, index) => ({ [side]: index + 1, ...effectsPart(effects) }));
  const tiers = [...tiersOf('top', top), ...tiersOf('bottom', bottom).reverse()];
  return [{ ...head, ...tiers[0] }, ...tiers.slice(1).map((tier) => ({ id: reward.id, ...tier }))];
}

/** Rows of one reward, in the order in which rewards are first named. */
function byReward(rows: readonly ReadRow[]): ReadRow[][] {
  const groups = new Map<unknown, ReadRow[]>();
  rows.forEach((row, index) => {
    const named = valueAt(row.value, ['id']) ?? index;
    const group = groups.get(named);
    if (group === undefined) groups.set(named, [row]);
    else group.push(row);
  });
  return [...groups.values()];
}

/**
 * What the rows of a reward say of it as a whole; a second row may repeat it, but not say otherwise. Places belong to tiers
 * alone: elsewhere they stay in, for the scheme's own check to refuse.
 */
function headOf(rows: readonly ReadRow[], isTiers: boolean, index: number, draft: Draft): Record<string, unknown> {
  const head: Record<string, unknown> = {};
  for (const row of rows) {
    for (const [key, value] of Object.entries(without(row.value, 'effects'))) {
      if (isTiers && (key === 'top' || key === 'bottom')) continue;
      if (head[key] === undefined) {
        head[key] = value;
        for (const cell of row.cells.filter(({ path }) => path[0] === key)) {
          draft.mark(['rewards', index, ...cell.path], cell.place);
        }
      } else if (JSON.stringify(head[key]) !== JSON.stringify(value)) {
        draft.refuse('cell-contradicts', ['rewards', index, key], cellOf(row, [key]));
      }
    }
  }
  return head;
}

function markTier(path: readonly (string | number)[], side: Side, row: ReadRow, draft: Draft): void {
  draft.mark(path, cellOf(row, [side]));
  for (const cell of row.cells.filter((candidate) => candidate.path[0] === 'effects')) {
    draft.mark([...path, ...cell.path.slice(1)], cell.place);
  }
}

/** The places of one side in order, each with its effects; undefined where no row names any. */
function tiersOn(side: Side, rows: readonly ReadRow[], index: number, draft: Draft): unknown[] | undefined {
  const own = rows.filter((row) => valueAt(row.value, [side]) !== undefined);
  const tiers = new Map<unknown, unknown>();
  for (const row of own) {
    const at = valueAt(row.value, [side]);
    const effects = valueAt(row.value, ['effects']);
    if (Array.isArray(at) && effects === undefined) continue;
    // A gap shows in the last places: they are more than there are rows for.
    const fits = typeof at === 'number' && Number.isInteger(at) && at >= 1 && at <= own.length;
    if (!fits || tiers.has(at)) {
      draft.refuse('tier-place', ['rewards', index, side], cellOf(row, [side]), { text: String(at) });
      continue;
    }
    tiers.set(at, effects ?? {});
    markTier(['rewards', index, side, at - 1], side, row, draft);
  }
  if (own.length === 0) return undefined;
  return Array.from({ length: tiers.size }, (_, place) => tiers.get(place + 1));
}

function tiersIn(rows: readonly ReadRow[], index: number, draft: Draft): object {
  for (const row of rows) {
    const said: Group = isGroup(row.value) ? row.value : {};
    const places = (['top', 'bottom'] as const).filter((side) => typeof said[side] === 'number').length;
    const isPlain =
      said.effects === undefined && (rows.length === 1 || said.top !== undefined || said.bottom !== undefined);
    if (places === 1 || (places === 0 && isPlain)) continue;
    draft.refuse('tier-place', ['rewards', index, 'top'], cellOf(row, ['top']), { text: String(said.top ?? '') });
  }
  return sides(tiersOn('top', rows, index, draft), tiersOn('bottom', rows, index, draft));
}

const sides = (top: unknown[] | undefined, bottom: unknown[] | undefined): object => ({
  ...(top === undefined ? {} : { top }),
  ...(bottom === undefined ? {} : { bottom }),
});

function rewardIn(rows: readonly ReadRow[], index: number, draft: Draft): unknown {
  const [first, ...more] = rows;
  if (first === undefined) throw new RangeError('a reward without rows');
  draft.markRow(['rewards', index], first);
  const isTiers = rows.some((row) => valueAt(row.value, ['rule']) === 'tiers');
  const head = headOf(rows, isTiers, index, draft);
  if (isTiers) return { ...head, ...tiersIn(rows, index, draft) };
  const id = String(head.id);
  for (const row of more) draft.refuse('duplicate-id', ['rewards', index, 'id'], cellOf(row, ['id']), { id });
  return { ...head, effects: valueAt(first.value, ['effects']) ?? {} };
}

export const rewardsTable: SchemeTable = {
  key: 'rewards',
  word: 'rewards',
  sideways: false,
  frozen: 2,
  fields: () => [...headFields, ...placeFields, ...effectFields],
  rows: ({ rewards }) => (rewards?.length === 0 ? [emptyListRow(idField)] : (rewards ?? []).flatMap(rowsOf)),
  gather: (rows, draft) => {
    if (rows.length === 0) return;
    const rewards = saysEmptyList(rows) ? [] : byReward(rows).map((own, index) => rewardIn(own, index, draft));
    draft.set('rewards', rewards);
  },
};
