// The table 兑现: a row for each reward, and for each place of a reward by places.
import type { Effects, Reward } from '../../scheme/scheme';
import type { PeriodKind } from '../../scheme/period-kinds';
import { measures, payName, roles, type PayKind } from '../tier-table';
import { id, idOf, number, several, share } from '../table/codec';
import type { Field } from '../table/field';
import { cellIn, type ReadRow } from '../table/read-rows';
import { isGroup, valueAt, without, type Group } from '../table/value-path';
import type { SchemeDraft } from './scheme-cell-fault';
import { headed, part, texts, worded } from './scheme-fields';
import { emptyListRow, saysEmptyList, type SchemeTable } from './scheme-table';
import { schemeSpeaker } from './scheme-words';

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

const rule = worded<Reward['rule']>({ tiers: 'tiers', threshold: 'threshold', quota: 'quota' });
const score = worded<Extract<Reward, { rule: 'threshold' }>['score']>({
  base: 'base',
  assessed: 'assessed',
  final: 'final',
});
type Quota = Extract<Reward, { rule: 'quota' }>;
const across = worded<NonNullable<Quota['across']>>({ category: 'ofCategory', all: 'ofAll' });
const rounding = worded<NonNullable<Quota['rounding']>>({ nearest: 'nearest', up: 'up', down: 'down' });
export const duty = worded<NonNullable<Effects['duties']>[number]>({
  remark: 'remark',
  talk: 'talk',
  admonition: 'admonition',
  rectification: 'rectification',
});
const board = worded<NonNullable<Effects['board']>>({ red: 'red', blue: 'blue' });

const idField = part(headed('id'), ['id'], id);

const headFields: readonly Field[] = [
  idField,
  ...texts('title', ['title']),
  part(headed('on'), ['on'], worded<PeriodKind>(periodKindWords)),
  part(headed('category'), ['categories'], several(idOf('categories'))),
  part(headed('rule'), ['rule'], rule),
  part(headed('scoreUsed'), ['score'], score),
  part(headed('below'), ['below'], bound),
  part(headed('atLeast'), ['atLeast'], bound),
  part(headed('share'), ['share'], share),
  part(headed('quotaSize'), ['count'], number(0, 1_000_000)),
  part(headed('across'), ['across'], across),
  part(headed('rounding'), ['rounding'], rounding),
  part(headed('leastQuota'), ['min'], number(0, 1_000_000)),
];

const placeFields: readonly Field[] = [
  part(headed('place'), ['top'], place),
  part(headed('placeFromBottom'), ['bottom'], place),
];

const payKeys = { percent: 'bonusPercent', cash: 'cash', points: 'points' } as const;

const payFields: readonly Field[] = roles.flatMap((role) =>
  measures
    .filter((measure) => (role === 'unit' ? measure !== 'percent' : measure !== 'points'))
    .map((measure) => {
      const kind: PayKind = { role, measure };
      return part(
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
  part(headed('duties'), ['effects', 'duties'], several(duty)),
  part(headed('boardColour'), ['effects', 'board'], board),
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
function headOf(
  rows: readonly ReadRow[],
  isTiers: boolean,
  index: number,
  draft: SchemeDraft,
): Record<string, unknown> {
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
        draft.refuse('cell-contradicts', ['rewards', index, key], cellIn(row, [key]).place);
      }
    }
  }
  return head;
}

function markTier(path: readonly (string | number)[], side: Side, row: ReadRow, draft: SchemeDraft): void {
  draft.mark(path, cellIn(row, [side]).place);
  for (const cell of row.cells.filter((candidate) => candidate.path[0] === 'effects')) {
    draft.mark([...path, ...cell.path.slice(1)], cell.place);
  }
}

/** The places of one side in order, each with its effects; undefined where no row names any. */
function tiersOn(side: Side, rows: readonly ReadRow[], index: number, draft: SchemeDraft): unknown[] | undefined {
  const own = rows.filter((row) => valueAt(row.value, [side]) !== undefined);
  const tiers = new Map<unknown, unknown>();
  for (const row of own) {
    const at = valueAt(row.value, [side]);
    const effects = valueAt(row.value, ['effects']);
    if (Array.isArray(at) && effects === undefined) continue;
    // A gap shows in the last places: they are more than there are rows for.
    const fits = typeof at === 'number' && Number.isInteger(at) && at >= 1 && at <= own.length;
    if (!fits || tiers.has(at)) {
      draft.refuse('tier-place', ['rewards', index, side], cellIn(row, [side]).place, { text: String(at) });
      continue;
    }
    tiers.set(at, effects ?? {});
    markTier(['rewards', index, side, at - 1], side, row, draft);
  }
  if (own.length === 0) return undefined;
  return Array.from({ length: tiers.size }, (_, place) => tiers.get(place + 1));
}

function tiersIn(rows: readonly ReadRow[], index: number, draft: SchemeDraft): object {
  for (const row of rows) {
    const said: Group = isGroup(row.value) ? row.value : {};
    const places = (['top', 'bottom'] as const).filter((side) => typeof said[side] === 'number').length;
    const isPlain =
      said.effects === undefined && (rows.length === 1 || said.top !== undefined || said.bottom !== undefined);
    if (places === 1 || (places === 0 && isPlain)) continue;
    draft.refuse('tier-place', ['rewards', index, 'top'], cellIn(row, ['top']).place, { text: String(said.top ?? '') });
  }
  return sides(tiersOn('top', rows, index, draft), tiersOn('bottom', rows, index, draft));
}

const sides = (top: unknown[] | undefined, bottom: unknown[] | undefined): object => ({
  ...(top === undefined ? {} : { top }),
  ...(bottom === undefined ? {} : { bottom }),
});

function rewardIn(rows: readonly ReadRow[], index: number, draft: SchemeDraft): unknown {
  const [first, ...more] = rows;
  if (first === undefined) throw new RangeError('a reward without rows');
  draft.markRow(['rewards', index], first);
  const isTiers = rows.some((row) => valueAt(row.value, ['rule']) === 'tiers');
  const head = headOf(rows, isTiers, index, draft);
  if (isTiers) return { ...head, ...tiersIn(rows, index, draft) };
  const id = String(head.id);
  for (const row of more) draft.refuse('duplicate-id', ['rewards', index, 'id'], cellIn(row, ['id']).place, { id });
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
