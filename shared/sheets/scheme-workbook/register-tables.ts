// The tables of registers (台账): one row each for the registers, and for the columns, states, steps, effects and openings within them.
import type { Column, Effect, Opening, Register, RegisterState } from '../../scheme/register';
import type { PeriodKind } from '../../scheme/period-kinds';
import { id, idOf, number, several, type Codec } from '../table/codec';
import type { Field } from '../table/field';
import type { ReadRow } from '../table/read-rows';
import { isGroup, valueAt, without, type Group, type Path } from '../table/value-path';
import { gatherWithin, type GatheredPart } from './parts-within';
import {
  columnValues,
  daysLong,
  dueAt,
  figureOrColumn,
  idOrColumn,
  people,
  place,
  toldThen,
} from './register-notations';
import { duty, periodKindWords } from './rewards-table';
import { headed, onlyYes, part, texts, worded } from './scheme-fields';
import type { SchemeTable } from './scheme-table';
import type { SchemeWord } from './scheme-words';

const largest = 1e9;
const mostDays = 3660;

const about = worded<Register['about']>({ unit: 'aboutUnit', period: 'aboutPeriod' });
const type = worded<Column['type']>({
  text: 'typeText',
  number: 'typeNumber',
  date: 'typeDate',
  'yes-no': 'typeYesNo',
  choice: 'typeChoice',
  unit: 'typeUnit',
  person: 'typePerson',
  place: 'typePlace',
  period: 'typePeriod',
  record: 'typeRecord',
  files: 'typeFiles',
});
const end = worded<NonNullable<RegisterState['end']>>({ done: 'endDone', void: 'endVoid' });
const does = worded<Effect['does']>({ line: 'doesLine', row: 'doesRow', gate: 'doesGate', hold: 'doesHold' });
const orElse = worded<Extract<Effect, { does: 'gate' }>['or']>({ incomplete: 'incomplete', zero: 'zero' });
const before = worded<Extract<Effect, { does: 'hold' }>['before']>({
  closed: 'beforeClosed',
  signed: 'beforeSigned',
  published: 'beforePublished',
  final: 'beforeFinal',
});
const from = worded<Opening['from']>({
  period: 'fromPeriod',
  claims: 'fromClaims',
  duty: 'fromDuty',
  reward: 'fromReward',
  observers: 'fromObservers',
  register: 'fromRegister',
});

/** The key of a row that names its register; a register's own parts have none of this name. */
const owner = 'inRegister';

const ownerField = part(headed('register'), [owner], idOf('registers'));
const idAndTitle = [part(headed('id'), ['id'], id), ...texts('title', ['title'])];
const columnOf = idOf('columns');
const columnsOf = several(columnOf);
const statesOf = several(idOf('states'));

/** Ids of the parts of another register, which the row names at `scope`. */
const ofOther = (word: SchemeWord, path: Path, codec: Codec, scope: Path): Field => ({
  ...part(headed(word), path, codec),
  scope,
});

type PartsKey = 'columns' | 'states' | 'steps' | 'effects' | 'openings';
type PartsList = 'columns' | 'states' | 'steps' | 'effects' | 'opens';

function partsTable(table: {
  readonly key: PartsKey;
  readonly list: PartsList;
  readonly word: SchemeWord;
  readonly frozen: number;
  readonly fields: readonly Field[];
  readonly rowsOf?: (part: Group) => readonly Group[];
  readonly partsIn?: (rows: readonly ReadRow[]) => readonly GatheredPart[];
}): SchemeTable {
  const { key, list, word, frozen, fields, rowsOf = (own: Group) => [own], partsIn } = table;
  const [first] = fields;
  const required = list !== 'effects' && list !== 'opens';
  return {
    ...{ key, word, frozen, sideways: false },
    fields: () => [ownerField, ...fields],
    rows: ({ registers = [] }) =>
      registers.flatMap((register): unknown[] => {
        const parts: readonly Group[] | undefined = register[list];
        const none = required || parts === undefined || first === undefined ? [] : [{ [String(first.path[0])]: [] }];
        const own = parts === undefined || parts.length === 0 ? none : parts.flatMap(rowsOf);
        return own.map((row) => ({ [owner]: register.id, ...row }));
      }),
    gather: (rows, draft) => {
      gatherWithin(rows, draft, { key, owners: 'registers', by: owner, list, required, ...(partsIn && { partsIn }) });
    },
  };
}

/** A column and its choices: the first stands in the column's own row, the others in rows of their own. */
function columnRows({ choices, ...column }: Group): Group[] {
  if (!Array.isArray(choices)) return [column];
  const [first, ...others] = choices as readonly Group[];
  return [{ ...column, choice: first }, ...others.map((choice) => ({ id: column.id, choice }))];
}

const isFurtherChoice = ({ value }: ReadRow): boolean =>
  isGroup(value) && Object.keys(value).every((key) => [owner, 'id', 'choice'].includes(key)) && isGroup(value.choice);

function columnsIn(rows: readonly ReadRow[]): GatheredPart[] {
  const gathered: { readonly row: ReadRow; readonly choices: ReadRow[] }[] = [];
  for (const row of rows) {
    const last = gathered.at(-1);
    const isFurther = last !== undefined && isFurtherChoice(row);
    if (isFurther && valueAt(row.value, ['id']) === valueAt(last.row.value, ['id'])) last.choices.push(row);
    else gathered.push({ row, choices: valueAt(row.value, ['choice']) === undefined ? [] : [row] });
  }
  return gathered.map(({ row, choices }) => {
    const column = without(without(row.value, owner), 'choice');
    if (choices.length === 0) return { row, value: column };
    return {
      row,
      value: { ...column, choices: choices.map(({ value }) => valueAt(value, ['choice'])) },
      inner: choices.map((own, at) => ({ path: ['choices', at], row: own, under: 'choice' })),
    };
  });
}

export const registerTables: readonly SchemeTable[] = [
  partsTable({
    ...{ key: 'columns', list: 'columns', word: 'columnsTable', frozen: 3 },
    fields: [
      ...idAndTitle,
      part(headed('columnType'), ['type'], type),
      part(headed('longest'), ['longest'], number(1, 2000)),
      part(headed('least'), ['min'], number(-largest, largest)),
      part(headed('most'), ['max'], number(-largest, largest)),
      part(headed('digits'), ['digits'], number(0, 4)),
      part(headed('severalOf'), ['several'], onlyYes),
      part(headed('placesOf'), ['of'], several(idOf('components'))),
      part(headed('linkedRegister'), ['register'], idOf('registers')),
      ofOther('partWithin', ['within'], statesOf, ['register']),
      part(headed('photosOnly'), ['photos'], onlyYes),
      part(headed('mostFiles'), ['most'], number(1, 20)),
      part(headed('writeIn'), ['write', 'in'], statesOf),
      part(headed('writeBy'), ['write', 'by'], people),
      part(headed('choice'), ['choice', 'id'], id),
      ...texts('choiceTitle', ['choice', 'title']),
      part(headed('choicePoints'), ['choice', 'points'], number(0, largest)),
    ],
    rowsOf: columnRows,
    partsIn: columnsIn,
  }),
  partsTable({
    ...{ key: 'states', list: 'states', word: 'statesTable', frozen: 3 },
    fields: [
      ...idAndTitle,
      part(headed('end'), ['end'], end),
      part(headed('writeBy'), ['write'], people),
      part(headed('inside'), ['inside'], onlyYes),
      part(headed('due'), ['due', 'at'], dueAt),
      part(headed('inWorkingDays'), ['due', 'at', 'working'], onlyYes),
      part(headed('warnDays'), ['due', 'warn'], number(0, mostDays)),
      part(headed('overdueThen'), ['due', 'then'], toldThen),
    ],
  }),
  partsTable({
    ...{ key: 'steps', list: 'steps', word: 'stepsTable', frozen: 3 },
    fields: [
      ...idAndTitle,
      part(headed('stepFrom'), ['from'], statesOf),
      part(headed('stepTo'), ['to'], idOf('states')),
      part(headed('stepBy'), ['by'], people),
      part(headed('signedByAll'), ['by', 'all'], people),
      part(headed('needs'), ['needs'], columnsOf),
      part(headed('needsReason'), ['reason'], onlyYes),
      part(headed('apart'), ['apart'], several(idOf('steps'))),
      part(headed('onlyIf'), ['if'], columnValues),
      part(headed('withinDays'), ['within', 'days'], daysLong),
      part(headed('inWorkingDays'), ['within', 'working'], onlyYes),
      part(headed('withinOf'), ['within', 'of'], columnOf),
      part(headed('linkedRegister'), ['linked', 'register'], idOf('registers')),
      ofOther('linkedIn', ['linked', 'in'], statesOf, ['linked', 'register']),
    ],
  }),
  partsTable({
    ...{ key: 'effects', list: 'effects', word: 'effectsTable', frozen: 2 },
    fields: [
      part(headed('does'), ['does'], does),
      part(headed('inStates'), ['in'], statesOf),
      part(headed('onlyIf'), ['if'], columnValues),
      part(headed('countsAt'), ['at'], place),
      part(headed('countedPoints'), ['points'], figureOrColumn),
      part(headed('reasonColumn'), ['reason'], columnOf),
      part(headed('gatedComponents'), ['components'], several(idOf('components'))),
      part(headed('orElse'), ['or'], orElse),
      part(headed('during'), ['during'], columnsOf),
      part(headed('holdBefore'), ['before'], before),
    ],
  }),
  partsTable({
    ...{ key: 'openings', list: 'opens', word: 'openingsTable', frozen: 2 },
    fields: [
      part(headed('openedFrom'), ['from'], from),
      part(headed('dutyOf'), ['duty'], duty),
      part(headed('rewardOf'), ['reward'], idOf('rewards')),
      part(headed('observerColumn'), ['column'], columnOf),
      part(headed('linkedRegister'), ['register'], idOf('registers')),
      ofOther('linkedIn', ['in'], statesOf, ['register']),
      part(headed('setBefore'), ['set'], columnValues),
    ],
  }),
];

/** The columns of the table of registers themselves. */
export const registerFields: readonly Field[] = [
  ...idAndTitle,
  part(headed('prefix'), ['prefix'], id),
  part(headed('recordPeriod'), ['of'], worded<PeriodKind>(periodKindWords)),
  part(headed('about'), ['about'], about),
  part(headed('groupMeant'), ['group'], idOrColumn),
  part(headed('namedBy'), ['key'], several(id)),
  ...texts('paperTitle', ['paper', 'title']),
  part(headed('paperWith'), ['paper', 'with'], several(idOf('registers'))),
];
