// A small scheme with registers that no preset has: a book signed by two with its tasks, findings that cost points, appeals, and who watches.
import type { BodyOf } from '../../../shared/api/routes';
import { smallScheme, type SchemeInput } from './small-scheme';

export type ChangeInput = BodyOf<'changeRecords'>['changes'][number];

const own = ['head', 'secretary', 'liaison'] as const;

export const registers: NonNullable<SchemeInput['registers']> = [
  {
    id: 'book',
    title: { 'zh-CN': '责任书', 'en-US': 'Book' },
    prefix: 'B',
    of: 'month',
    about: 'unit',
    key: ['unit'],
    columns: [
      { id: 'focus', title: '重点', type: 'text' },
      { id: 'note', title: '说明', type: 'text' },
    ],
    states: [
      { id: 'draft', title: '起草', write: [...own] },
      { id: 'in-force', title: '生效', end: 'done' },
    ],
    steps: [
      {
        id: 'sign',
        title: '签字',
        from: ['draft'],
        to: 'in-force',
        by: { all: ['head', 'secretary'] },
        needs: ['focus'],
      },
      { id: 'take-back', title: '退回', from: ['in-force'], to: 'draft', by: ['office', 'head'], reason: true },
    ],
    effects: [{ does: 'gate', in: ['in-force'], components: ['extra'], or: 'zero' }],
    opens: [{ from: 'period' }],
  },
  {
    id: 'tasks',
    title: '任务',
    prefix: 'T',
    of: 'month',
    about: 'unit',
    columns: [
      { id: 'book', title: '责任书', type: 'record', register: 'book', within: ['draft'] },
      { id: 'what', title: '任务', type: 'text' },
      { id: 'owner', title: '责任人', type: 'person' },
      {
        id: 'progress',
        title: '进展',
        type: 'text',
        write: { in: ['set'], by: ['head', { person: 'owner' }] },
      },
    ],
    states: [
      { id: 'set', title: '进行中', write: [...own, 'office'] },
      { id: 'done', title: '完成', end: 'done' },
    ],
    steps: [
      {
        id: 'report',
        title: '报完成',
        from: ['set'],
        to: 'done',
        by: ['head', { person: 'owner' }],
        needs: ['progress'],
      },
    ],
  },
  {
    id: 'findings',
    title: '问题',
    prefix: 'F',
    of: 'month',
    about: 'unit',
    group: 'safety',
    columns: [
      {
        id: 'kind',
        title: '类别',
        type: 'choice',
        choices: [
          { id: 'site', title: '现场' },
          { id: 'paper', title: '资料' },
        ],
      },
      { id: 'what', title: '问题', type: 'text' },
      { id: 'points', title: '扣分', type: 'number', min: 0, digits: 2 },
      { id: 'deadline', title: '时限', type: 'date' },
      { id: 'measure', title: '措施', type: 'text', write: { in: ['agreed'], by: [...own] } },
    ],
    states: [
      { id: 'noted', title: '已记', write: ['author'], inside: true },
      { id: 'fed-back', title: '已反馈', write: ['author', 'office'], due: { at: { days: 3 } } },
      {
        id: 'agreed',
        title: '已确认',
        due: { at: { column: 'deadline' }, warn: 5, then: [{ days: 1, tell: ['leader'] }] },
      },
      { id: 'closed', title: '已销号', end: 'done' },
      { id: 'void', title: '撤销', end: 'void' },
    ],
    steps: [
      {
        id: 'feed-back',
        title: '反馈',
        from: ['noted'],
        to: 'fed-back',
        by: ['author', 'office'],
        needs: ['kind', 'what'],
      },
      {
        id: 'agree',
        title: '确认',
        from: ['fed-back'],
        to: 'agreed',
        by: { all: ['assessor', 'head'] },
        needs: ['points', 'deadline'],
      },
      {
        id: 'close',
        title: '销号',
        from: ['agreed'],
        to: 'closed',
        by: ['assessor', 'office'],
        needs: ['measure'],
        apart: ['author'],
        linked: { register: 'reviews', in: ['held'] },
      },
      { id: 'correct', title: '更正', from: ['agreed', 'closed'], by: ['office'], needs: ['points'], reason: true },
      {
        id: 'withdraw',
        title: '撤回',
        from: ['noted', 'fed-back'],
        to: 'void',
        by: ['author', 'office'],
        reason: true,
      },
    ],
    effects: [
      { does: 'line', in: ['agreed', 'closed'], at: 'routine', points: { column: 'points' }, reason: 'what' },
      { does: 'hold', in: ['fed-back'], before: 'closed' },
    ],
  },
  {
    id: 'appeals',
    title: '申诉',
    prefix: 'A',
    of: 'month',
    about: 'unit',
    columns: [
      { id: 'finding', title: '问题', type: 'record', register: 'findings' },
      { id: 'grounds', title: '理由', type: 'text' },
      { id: 'decision', title: '意见', type: 'text' },
    ],
    states: [
      { id: 'draft', title: '起草', write: ['head'], due: { at: 'appealDays' } },
      { id: 'filed', title: '复议中' },
      { id: 'dismissed', title: '不成立', end: 'done' },
    ],
    steps: [
      { id: 'file', title: '提出', from: ['draft'], to: 'filed', by: ['head'], needs: ['grounds'] },
      {
        id: 'dismiss',
        title: '驳回',
        from: ['filed'],
        to: 'dismissed',
        by: ['office', 'leader'],
        needs: ['decision'],
        apart: ['file'],
      },
    ],
    effects: [{ does: 'hold', in: ['filed'], before: 'final' }],
  },
  {
    id: 'reviews',
    title: '回头看',
    prefix: 'R',
    of: 'month',
    about: 'period',
    columns: [
      { id: 'finding', title: '问题', type: 'record', register: 'findings' },
      { id: 'seen', title: '情况', type: 'text' },
    ],
    states: [
      { id: 'planned', title: '计划', write: ['office'], inside: true },
      { id: 'held', title: '已办', end: 'done' },
    ],
    steps: [{ id: 'hold', title: '办理', from: ['planned'], to: 'held', by: ['office'], needs: ['seen'] }],
  },
];

export const registerScheme = (id: string, more: Partial<SchemeInput> = {}): SchemeInput =>
  smallScheme(id, { calendar: { appealDays: 5 }, registers, ...more });
