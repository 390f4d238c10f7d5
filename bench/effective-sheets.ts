// What a hundred thousand records count on the sheets of five thousand units, against consolidating those sheets.
import { countedIn } from '../shared/registers/counted';
import { effectiveSheets } from '../shared/registers/effective-sheets';
import { planRegisters } from '../shared/registers/register-plan';
import type { RegisterRecord } from '../shared/registers/record';
import { parseScheme } from '../shared/scheme/parse-scheme';
import { consolidate } from '../shared/scoring/consolidate';
import { randomFrom } from '../shared/scoring/analysis/random';
import type { Sheet } from '../shared/scoring/sheet';
import type { Comparison } from './comparison';
import { madePeriod } from './made-period';
import { compareTimes } from './measure';

const units = 5_000;
const count = 100_000;
const atMostConsolidation = 2;
const moment = '2026-10-20T08:00:00.000Z';

/** Findings that two agree on and that count in five components, and a book of each unit that opens the first. */
const registers = [
  {
    ...{ id: 'findings', title: '检查发现问题', prefix: 'F', of: 'month', about: 'unit' },
    columns: [
      { id: 'at', title: '考核指标', type: 'place' },
      { id: 'what', title: '问题', type: 'text' },
      { id: 'points', title: '分值', type: 'number', min: 0 },
    ],
    states: [
      { id: 'found', title: '已发现', write: ['office'] },
      { id: 'agreed', title: '已认定' },
      { id: 'closed', title: '已销号', end: 'done' },
    ],
    steps: [
      { id: 'agree', title: '认定', from: ['found'], to: 'agreed', by: { all: ['head', 'assessor'] } },
      { id: 'close', title: '销号', from: ['agreed'], to: 'closed', by: ['office'] },
    ],
    effects: [
      { does: 'line', in: ['agreed', 'closed'], at: { column: 'at' }, points: { column: 'points' }, reason: 'what' },
    ],
  },
  {
    ...{ id: 'books', title: '任务书', prefix: 'B', of: 'month', about: 'unit', key: ['unit'] },
    columns: [],
    states: [
      { id: 'draft', title: '起草', write: ['head'] },
      { id: 'in-force', title: '已生效', end: 'done' },
    ],
    steps: [{ id: 'sign', title: '签字', from: ['draft'], to: 'in-force', by: ['head'] }],
    effects: [{ does: 'gate', in: ['in-force'], components: ['routine'], or: 'incomplete' }],
  },
];

const places = ['routine', 'safety', 'service', 'order', 'innovation'];

/** In the order of their numbers, as a register is read; every twentieth is a book, every tenth of the others counts no more. */
function madeRecords(): RegisterRecord[] {
  const random = randomFrom(20262);
  return Array.from({ length: count }, (_, i): RegisterRecord => {
    const isBook = i % 20 === 0;
    const unit = isBook ? i / 20 : Math.floor(random() * units);
    const place = places[Math.floor(random() * places.length)] as string;
    const values = {
      at: `${place}/${place}-${1 + Math.floor(random() * 5)}`,
      what: '检查发现问题',
      points: (1 + Math.floor(random() * 9)) / 10,
    };
    const state = isBook ? 'in-force' : i % 10 === 1 ? 'found' : i % 3 === 0 ? 'closed' : 'agreed';
    const agreed = ['head', 'assessor'].map((who) => ({ step: 'agree', by: `${who}-${unit}`, at: moment }));
    const taken = { agreed, closed: [...agreed, { step: 'close', by: 'office', at: moment }] };
    return {
      register: isBook ? 'books' : 'findings',
      number: `${isBook ? 'B' : 'F'}-2026-10-${i + 1}`,
      unit: `u${unit + 1}`,
      state,
      version: 3,
      author: 'inspector',
      entered: moment,
      by: 'inspector',
      at: moment,
      values: isBook ? {} : values,
      taken: state === 'agreed' || state === 'closed' ? taken[state] : [],
      signed: [],
      previous: null,
    };
  });
}

export function countingRecords(): Comparison {
  const { scheme: bare, period, sheets } = madePeriod(units);
  const parsed = parseScheme({ ...bare, registers });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults.slice(0, 3)));
  const scheme = parsed.value;
  // As they come from the store: each with its own text.
  const records = JSON.parse(JSON.stringify(madeRecords())) as RegisterRecord[];
  const counted = (): Sheet[] => {
    const plan = planRegisters(scheme);
    return effectiveSheets(plan.scheme, sheets, countedIn(plan, period, records));
  };
  const effective = counted();
  const times = compareTimes(counted, () => consolidate(scheme, period, effective), { rounds: 31, warmUp: 10 });
  const of = `${count.toLocaleString('en')} records, ${units.toLocaleString('en')} units`;
  return {
    name: 'What records count against consolidating it',
    figures: [
      { what: `${of}: effective sheets`, value: times.ours, unit: 'ms' },
      { what: `${of}: consolidate`, value: times.theirs, unit: 'ms' },
      { what: `${of}: times consolidating`, value: times.ratio, unit: '×', atMost: atMostConsolidation },
    ],
  };
}
