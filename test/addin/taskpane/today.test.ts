import { duesOf, localDate, type Standing } from '../../../addin/taskpane/today/due';
import { periodSchema, type Period, type Progress } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';

const scheme: Scheme = schemeFrom({
  ...bureau,
  groups: [...bureau.groups, { id: 'party', title: '党务' }],
  calendar: { issueDay: 30, submitBy: 10, publishDay: 15, appealDays: 5 },
});
const now = new Date(2026, 10, 3, 9, 0);
const results = { digest: 'a'.repeat(64), at: '2026-11-02T00:00:00.000Z', by: 'office-1', excused: [] };

const periodOf = (text: string, state: Period['state'], more: object = {}): Period =>
  periodSchema.parse({
    scheme: 'bureau',
    period: text,
    version: 1,
    state,
    openedAt: '2026-10-01T00:00:00.000Z',
    changedAt: '2026-11-02T00:00:00.000Z',
    submissions: 0,
    results: ['open', 'closed'].includes(state) ? null : results,
    signatures: [],
    signature: null,
    ...more,
  });
const progressOf = (missing: Readonly<Record<string, number>>): Progress => ({
  scheme: 'bureau',
  period: '2026-10',
  state: 'open',
  cells: Object.entries(missing).map(([group, count]) => ({
    group,
    unit: 'd1',
    accepted: ['done'],
    missing: Array.from({ length: count }, (_, index) => `c${index}`),
    unfilled: [],
    acceptedAt: null,
  })),
});
const standing = (period: Period, progress: Progress | null = null, of = scheme): Standing => ({
  period,
  scheme: of,
  progress,
});
const due = (roles: string[], ...standings: Standing[]) => duesOf({ id: 'me', roles }, standings, now);
const acts = (roles: string[], ...standings: Standing[]) => due(roles, ...standings).map(({ act }) => act);

describe('due for the head of a host', () => {
  const hosting = schemeFrom({
    ...bureau,
    components: [
      ...bureau.components,
      { id: 'staff', title: '员工', group: 'office', by: 'host', method: 'deduct', marks: { dept: 10 } },
    ],
    units: bureau.units.filter(({ category, host }) => category !== 'dept' || host !== undefined),
  });
  const [member] = hosting.units.filter(({ host }) => host !== undefined);
  const cell = { group: 'office', unit: member?.id ?? '', unfilled: [], acceptedAt: null };
  const progress: Progress = {
    ...{ scheme: 'bureau', period: '2026-10', state: 'open' },
    cells: [{ ...cell, accepted: [], missing: ['work', 'staff'] }],
  };
  const open = standing(periodOf('2026-10', 'open'), progress, hosting);

  it('are the sheets of its members, and of the group’s assessors only the others', () => {
    expect(due([`head:bureau/${member?.host}`], open)).toMatchObject([{ act: 'submit', missing: 1 }]);
    expect(due(['assessor:bureau/office'], open)).toMatchObject([{ act: 'submit', missing: 1 }]);
    expect(due([`head:bureau/${member?.id}`], open)).toEqual([]);
  });
});

describe('due for an assessor', () => {
  const assessor = ['assessor:bureau/party'];

  it('are the sheets of the own group, by the day the scheme sets, until the last one is there', () => {
    const open = periodOf('2026-10', 'open');
    expect(due(assessor, standing(open, progressOf({ party: 2, office: 5 })))).toEqual([
      { act: 'submit', scheme: 'bureau', period: '2026-10', date: '2026-11-10', days: 7, missing: 2 },
    ]);
    expect(due(assessor, standing(open, progressOf({ party: 0, office: 5 })))).toEqual([]);
  });

  it('is nothing once the period is closed', () => {
    expect(due(assessor, standing(periodOf('2026-10', 'closed'), progressOf({ party: 2 })))).toEqual([]);
  });

  it('stands by the day after the last month of a longer period, and without one where the scheme sets no calendar', () => {
    const quarter = { ...scheme, cycle: 'quarter' as const };
    const missing = progressOf({ party: 1 });
    expect(due(assessor, standing(periodOf('2026-Q3', 'open'), missing, quarter))[0]?.date).toBe('2026-10-10');
    const free = { ...scheme, calendar: undefined };
    expect(due(assessor, standing(periodOf('2026-10', 'open'), missing, free))[0]).toMatchObject({
      date: null,
      days: null,
    });
  });
});

describe('due for whoever signs', () => {
  it('is the signature when it is theirs to give, and nothing once it is given', () => {
    const consolidated = periodOf('2026-10', 'consolidated');
    expect(due(['leader'], standing(consolidated))).toEqual([
      { act: 'signed', scheme: 'bureau', period: '2026-10', date: '2026-11-15', days: 12, missing: 0 },
    ]);
    expect(acts(['leader'], standing(periodOf('2026-10', 'signed')))).toEqual([]);
    expect(acts(['leader'], standing(periodOf('2026-10', 'open')))).toEqual([]);
  });

  it('comes to the next one after each signature', () => {
    const two: Scheme = {
      ...scheme,
      signatures: [
        { role: 'group-leader', title: '组长' },
        { role: 'leader', title: '领导' },
      ],
    };
    const given = { role: 'group-leader', by: 'other', at: '2026-11-02T00:00:00.000Z', digest: 'a'.repeat(64) };
    const before = standing(periodOf('2026-10', 'consolidated'), null, two);
    const after = standing(periodOf('2026-10', 'consolidated', { signatures: [given] }), null, two);
    const leads = (one: Standing) => [acts(['group-leader:bureau/office'], one), acts(['leader'], one)];
    expect(leads(before)).toEqual([['signed'], []]);
    expect(leads(after)).toEqual([[], ['signed']]);
  });
});

describe('due for the office', () => {
  const office = ['office'];
  /** what is to be done with a period itself, without the opening of the next */
  const steps = (one: Standing) => due(office, one).filter(({ act }) => act !== 'open');

  it('is the next step of each period, and of a closing what is missing', () => {
    const open = standing(periodOf('2026-10', 'open'), progressOf({ party: 2, office: 1 }));
    expect(steps(open)[0]).toMatchObject({ act: 'closed', date: '2026-11-10', missing: 3 });
    expect(steps(standing(periodOf('2026-10', 'closed')))[0]?.act).toBe('consolidated');
    expect(steps(standing(periodOf('2026-10', 'signed')))[0]?.act).toBe('published');
  });

  it('is not what others have to do: after consolidation the leader signs', () => {
    expect(acts(office, standing(periodOf('2026-11', 'consolidated')))).toEqual([]);
  });

  it('is to make results final when the time for appeals has passed, or then', () => {
    expect(steps(standing(periodOf('2026-10', 'published')))).toMatchObject([
      { act: 'final', date: '2026-11-07', days: 4 },
    ]);
    const long = periodOf('2026-10', 'published', { changedAt: '2026-10-20T00:00:00.000Z' });
    expect(steps(standing(long))).toMatchObject([{ act: 'final', date: null }]);
  });

  it('is to open the next period from a week before its tasks are issued until it is open', () => {
    const october = standing(periodOf('2026-10', 'final'));
    expect(due(office, october)).toEqual([
      { act: 'open', scheme: 'bureau', period: '2026-11', date: '2026-10-30', days: -4, missing: 0 },
    ]);
    expect(acts(office, october, standing(periodOf('2026-11', 'open')))).toEqual(['closed']);
    expect(acts(office, standing(periodOf('2026-11', 'final')))).toEqual([]);
    expect(due(office, standing(periodOf('2026-10', 'final')), standing(periodOf('2026-Q3', 'final'))).length).toBe(1);
  });

  it('is to open the next month also when the quarter or the half of the latest one is open', () => {
    const october = standing(periodOf('2026-10', 'final'));
    for (const longer of ['2026-Q4', '2026-H2', '2026']) {
      const dues = due(office, october, standing(periodOf(longer, 'open')));
      expect(dues.find(({ act }) => act === 'open')?.period).toBe('2026-11');
    }
  });

  it('is in February issued on its last day', () => {
    const dues = duesOf({ id: 'me', roles: office }, [standing(periodOf('2027-02', 'final'))], new Date(2027, 1, 25));
    expect(dues.map(({ date, days }) => [date, days])).toEqual([['2027-02-28', 3]]);
  });

  it('begins with the most urgent', () => {
    const september = standing(periodOf('2026-09', 'closed'));
    const october = standing(periodOf('2026-10', 'open'), progressOf({ party: 1 }));
    expect(due(office, october, september).map(({ act, days }) => [act, days])).toEqual([
      ['consolidated', -19],
      ['open', -4],
      ['closed', 7],
    ]);
  });
});

describe('due for others', () => {
  it('are the results of the own unit while it may appeal', () => {
    const published = periodOf('2026-10', 'published');
    for (const role of ['head', 'secretary', 'liaison']) {
      expect(due([`${role}:bureau/d1`], standing(published))).toEqual([
        { act: 'results', scheme: 'bureau', period: '2026-10', date: '2026-11-07', days: 4, missing: 0 },
      ]);
    }
    const long = { ...published, changedAt: '2026-10-20T00:00:00.000Z' };
    expect(acts(['head:bureau/d1'], standing(long))).toEqual([]);
    expect(acts(['head:bureau/d1'], standing(periodOf('2026-10', 'signed')))).toEqual([]);
    expect(acts(['head:luan/p01'], standing(published))).toEqual([]);
  });

  it('is to witness the month that is named, while it is scored', () => {
    const open = standing(periodOf('2026-10', 'open'));
    expect(acts(['observer:bureau/2026-10'], open)).toEqual(['witness']);
    expect(acts(['observer:bureau/2026-09'], open)).toEqual([]);
    expect(acts(['admin'], open)).toEqual([]);
  });
});

describe('today', () => {
  it('is the local date', () => {
    expect(localDate(new Date(2026, 10, 3, 23, 59))).toBe('2026-11-03');
  });
});
