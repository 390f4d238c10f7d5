// The registers of the small scheme: a task book with its tasks, checks with findings, claims, appeals, cards, watchers, talks.
import { bureau } from '../bureau';
import { schemeFrom } from '../accepted';

const text = (id: string, more = {}) => ({ id, title: id, type: 'text', ...more });
const state = (id: string, more = {}) => ({ id, title: id, ...more });
const step = (id: string, from: string[], to: string | undefined, by: unknown, more = {}) => ({
  ...{ id, title: id, from, by },
  ...(to !== undefined && { to }),
  ...more,
});
const unitPeople = ['head', 'secretary', 'liaison'];

export const books = {
  ...{ id: 'books', title: '任务书', prefix: 'TB', of: 'month', about: 'unit', key: ['unit'] },
  columns: [text('focus'), text('note', { write: { in: ['draft', 'in-force'], by: ['office'] } })],
  states: [state('draft', { write: unitPeople, due: { at: 'issueDay', warn: 5 } }), state('in-force', { end: 'done' })],
  steps: [
    step('sign', ['draft'], 'in-force', { all: ['head', 'secretary'] }, { needs: ['focus'] }),
    step('reopen', ['in-force'], 'draft', ['office'], { reason: true }),
  ],
  effects: [{ does: 'gate', in: ['in-force'], components: ['work'], or: 'incomplete' }],
  opens: [{ from: 'period' }],
};

export const tasks = {
  ...{ id: 'tasks', title: '任务', prefix: 'T', of: 'month', about: 'unit', group: { column: 'at' } },
  columns: [
    { id: 'book', title: '任务书', type: 'record', register: 'books', within: ['draft'] },
    text('what'),
    { id: 'at', title: '指标', type: 'place' },
    { id: 'owner', title: '责任人', type: 'person' },
    { id: 'deadline', title: '时限', type: 'date' },
    text('progress', { write: { in: ['set'], by: [...unitPeople, { person: 'owner' }] } }),
    text('result'),
  ],
  states: [
    state('set', {
      write: [...unitPeople, 'assessor'],
      due: {
        at: { column: 'deadline' },
        then: [
          { days: 1, tell: ['head'] },
          { days: 10, tell: ['leader'] },
        ],
      },
    }),
    state('done', { end: 'done' }),
    state('dropped', { end: 'void' }),
  ],
  steps: [
    step('finish', ['set'], 'done', ['head', { person: 'owner' }], { needs: ['owner', 'result'] }),
    step('drop', ['set'], 'dropped', ['office'], { reason: true }),
  ],
  effects: [{ does: 'row', in: ['set', 'done'], at: { column: 'at' }, reason: 'what' }],
};

export const checks = {
  ...{ id: 'checks', title: '检查', prefix: 'C', of: 'month', about: 'unit', group: 'office' },
  columns: [text('what'), { id: 'with', title: '同行', type: 'person', several: true }],
  states: [
    state('noted', { write: ['author'], inside: true, due: { at: { days: 1 } } }),
    state('fed-back', { due: { at: { days: 3 } } }),
    state('agreed', { end: 'done' }),
  ],
  steps: [
    step('feed-back', ['noted'], 'fed-back', ['author'], { needs: ['what', 'with'] }),
    step('agree', ['fed-back'], 'agreed', ['assessor'], {
      linked: { register: 'findings', in: ['agreed', 'closed', 'void'] },
    }),
  ],
};

export const findings = {
  ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit', group: 'office' },
  columns: [
    { id: 'check', title: '检查', type: 'record', register: 'checks' },
    text('what'),
    { id: 'at', title: '指标', type: 'place' },
    { id: 'points', title: '扣分', type: 'number', min: 0, digits: 2 },
    { id: 'minor', title: '轻微', type: 'yes-no' },
    { id: 'owner', title: '责任人', type: 'person' },
    text('done', { write: { in: ['agreed'], by: ['head', { person: 'owner' }] } }),
    text('look-back'),
  ],
  states: [
    state('found', { write: ['author', 'assessor'] }),
    state('agreed'),
    state('mended'),
    state('closed', { end: 'done' }),
    state('void', { end: 'void' }),
  ],
  steps: [
    step('agree', ['found'], 'agreed', { all: ['assessor', 'head'] }, { needs: ['what', 'at', 'points'] }),
    step('report', ['agreed'], 'mended', ['head', { person: 'owner' }], { needs: ['done'] }),
    step('close', ['mended'], 'closed', ['assessor', 'office'], {
      needs: ['look-back'],
      apart: ['report', 'own-unit', 'author'],
    }),
    step('return', ['mended'], 'agreed', ['assessor'], { reason: true }),
    step('correct', ['agreed', 'mended', 'closed'], undefined, ['office'], { needs: ['points'], reason: true }),
    step('forgive', ['found'], 'void', ['assessor'], { if: { minor: true } }),
  ],
  effects: [
    {
      ...{ does: 'line', in: ['agreed', 'mended', 'closed'], at: { column: 'at' } },
      ...{ points: { column: 'points' }, reason: 'what' },
    },
    { does: 'hold', in: ['found'], before: 'closed' },
  ],
};

export const claims = {
  ...{ id: 'claims', title: '加分', prefix: 'B', of: 'month', about: 'unit', key: ['unit', 'matter'] },
  columns: [
    text('matter', { longest: 40 }),
    {
      ...{ id: 'kind', title: '类别', type: 'choice' },
      choices: [
        { id: 'adopted', title: '采用', points: 0.5 },
        { id: 'spread', title: '推广', points: 1 },
      ],
    },
    { id: 'achieved', title: '取得日期', type: 'date' },
  ],
  states: [
    state('draft', { write: ['head'] }),
    state('claimed', { due: { at: { days: { column: 'kind', days: { adopted: 3, spread: 5 } } } } }),
    state('granted', { end: 'done' }),
    state('refused', { end: 'void' }),
  ],
  steps: [
    step('claim', ['draft'], 'claimed', ['head'], {
      needs: ['kind', 'achieved'],
      within: { days: { column: 'kind', days: { adopted: 31, spread: 92 } }, of: 'achieved' },
    }),
    step('grant', ['claimed'], 'granted', ['office'], { apart: ['claim'] }),
    step('refuse', ['claimed'], 'refused', ['office'], { reason: true }),
  ],
  effects: [{ does: 'line', in: ['granted'], at: 'bonus', points: { column: 'kind' }, reason: 'matter' }],
  opens: [{ from: 'claims' }],
};

export const appeals = {
  ...{ id: 'appeals', title: '申诉', prefix: 'A', of: 'month', about: 'unit' },
  columns: [text('grounds'), text('decision')],
  states: [
    state('draft', { write: ['head'], due: { at: 'appealDays' } }),
    state('filed', { due: { at: { days: 5 } } }),
    state('decided', { end: 'done' }),
    state('dropped', { end: 'void' }),
  ],
  steps: [
    step('file', ['draft'], 'filed', ['head'], { needs: ['grounds'] }),
    step('decide', ['filed'], 'decided', ['leader'], { needs: ['decision'] }),
    step('drop', ['draft'], 'dropped', ['head']),
  ],
  effects: [{ does: 'hold', in: ['filed'], before: 'final' }],
};

export const witnesses = {
  ...{ id: 'witnesses', title: '监督', prefix: 'O', of: 'month', about: 'period' },
  columns: [
    { id: 'who', title: '参加人', type: 'person' },
    { id: 'lead', title: '牵头单位', type: 'unit' },
    text('remarks', { write: { in: ['named'], by: [{ person: 'who' }, { role: 'head', of: 'lead' }] } }),
  ],
  states: [state('named', { write: ['office'], due: { at: 'submitBy' } }), state('witnessed', { end: 'done' })],
  steps: [step('witness', ['named'], 'witnessed', [{ person: 'who' }], { needs: ['who', 'remarks'] })],
};

export const talks = {
  ...{ id: 'talks', title: '约谈', prefix: 'K', of: 'month', about: 'unit', key: ['unit', 'kind'] },
  columns: [text('kind'), text('minutes')],
  states: [state('due', { write: ['office'], due: { at: 'publishDay' } }), state('held', { end: 'done' })],
  steps: [step('hold', ['due'], 'held', { all: ['leader', 'head'] }, { needs: ['minutes'] })],
  opens: [{ from: 'duty', duty: 'talk', set: { kind: 'list' } }],
};

export const follow = {
  ...{ id: 'follow', title: '跟踪', prefix: 'W', of: 'month', about: 'unit' },
  columns: [{ id: 'finding', title: '问题', type: 'record', register: 'findings' }, text('note')],
  states: [state('open', { write: ['office'] }), state('shut', { end: 'done' })],
  steps: [step('shut', ['open'], 'shut', ['office'])],
  opens: [{ from: 'register', register: 'findings', in: ['mended'] }],
};

export const registers = [books, tasks, checks, findings, claims, appeals, witnesses, talks, follow];

/** The small scheme with these registers; its calendar has days that short months lack. */
export const withRegisters = (of: readonly unknown[] = registers, calendar: object = {}) =>
  schemeFrom({
    ...bureau,
    calendar: { issueDay: 30, submitBy: 3, publishDay: 31, appealDays: 5, ...calendar },
    registers: of,
  });
