import { firstChoice, latestPeriod } from '../../../addin/taskpane/choice/first-choice';
import { languageOf } from '../../../addin/session/kept-language';
import { isDarkColour } from '../../../addin/ui/office-host';
import { groupProgress, sheetsDone } from '../../../addin/taskpane/office/progress-table';
import { appealsUntil, stepsFor } from '../../../addin/taskpane/office/steps';
import { pagesFor } from '../../../addin/taskpane/pages';
import { placesOf } from '../../../addin/taskpane/results/places';
import { rewardTexts } from '../../../shared/documents/reward-text';
import { scoreText } from '../../../addin/ui/score-text';
import { componentsToFill, componentsToSee, groupsToFill, hostsToFill, mayUse } from '../../../addin/session/roles';
import { peopleFound } from '../../../addin/sign-in/people-found';
import { stateOnSheet } from '../../../addin/score-workbook/state-cell';
import { titlesOf } from '../../../addin/ui/titles';
import { periodSchema, type GivenSignature, type Period } from '../../../shared/api/periods';
import { accessTable } from '../../../shared/api/access';
import { componentsFilled } from '../../../shared/scheme/members';
import { preset } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';
import { consolidate } from '../../../shared/scoring/consolidate';
import { period, schemeFrom, sheetsFrom } from '../../shared/accepted';
import { bureau, month } from '../../shared/bureau';

const scheme = schemeFrom(bureau);
const periodOf = (text: string, state: Period['state']): Period =>
  periodSchema.parse({
    scheme: 'bureau',
    period: text,
    version: 1,
    state,
    openedAt: '2026-10-01T00:00:00.000Z',
    changedAt: '2026-10-01T00:00:00.000Z',
    submissions: 0,
    results: null,
    signatures: [],
    signature: null,
  });

describe('the pages', () => {
  it('of the office are for the office and for the leaders, who sign', () => {
    expect(pagesFor(['assessor:luan/party'])).not.toContain('office');
    expect(pagesFor(['office'])).toContain('office');
    expect(pagesFor(['leader'])).toContain('office');
    expect(pagesFor(['group-leader:huailai/office'])).toContain('office');
    expect(['assessor:luan/party', 'head:luan/p01'].flatMap((role) => pagesFor([role]))).not.toContain('analysis');
    expect(pagesFor(['leader'])).toContain('analysis');
    for (const role of ['office', 'leader', 'admin', 'assessor:luan/party', 'head:luan/p01', 'observer:luan/2026-10']) {
      const mayRead = accessTable.audit.some(({ who }) => who === role);
      expect([role, pagesFor([role]).includes('audit')]).toEqual([role, mayRead]);
    }
  });

  it('of the dashboard are for whom the service shows results', () => {
    for (const role of ['office', 'leader', 'head:luan/p01', 'observer:luan/2026-10', 'admin', 'assessor:luan/party']) {
      const mayRead = accessTable.results.some(({ who }) => who === role.split(':')[0]);
      expect([role, pagesFor([role]).includes('dashboard')]).toEqual([role, mayRead]);
    }
  });

  it('of the organisation, of the people and of the files are for the administrator', () => {
    for (const page of ['organisation', 'people', 'files'] as const) {
      expect(pagesFor(['admin'])).toContain(page);
      expect(pagesFor(['office', 'leader'])).not.toContain(page);
    }
  });

  it('of the versions are for who fills, witnesses or oversees; each sees the components that the service shows', () => {
    const see = (...roles: string[]) => componentsToSee(preset('luan'), roles, '2026-10').length;
    const { components } = preset('luan');
    const own = components.filter(({ group }) => group === 'party').length;
    expect(own).toBeGreaterThan(0);
    expect(see('group-leader:luan/party')).toBe(own);
    const all = components.length;
    expect(['assessor:luan/party', 'observer:luan/2026-10', 'office'].map((role) => see(role))).toEqual([
      own,
      all,
      all,
    ]);
    expect(['observer:luan/2026-09', 'head:luan/p01', 'leader'].map((role) => see(role))).toEqual([0, 0, 0]);
    expect(pagesFor(['assessor:luan/party'])).toContain('versions');
    expect(pagesFor(['head:luan/p01'])).not.toContain('versions');
    expect(pagesFor(['head:luan/p01'], preset('luan'), ['versions'])).toContain('versions');
  });

  it('of the versions are for the head of a host, once its scheme is chosen, with what is left to hosts', () => {
    const huailai = preset('huailai');
    expect(pagesFor(['head:huailai/d01'])).not.toContain('versions');
    expect(pagesFor(['head:huailai/d01'], huailai)).toContain('versions');
    expect(pagesFor(['head:huailai/w01'], huailai)).not.toContain('versions');
    const seen = componentsToSee(huailai, ['head:huailai/d01'], '2026').map(({ id }) => id);
    expect(seen).toEqual(componentsFilled(huailai, 'd01').map(({ id }) => id));
    expect(componentsToSee(huailai, ['head:huailai/w01'], '2026')).toEqual([]);
  });

  it('begin where something is due, else with the scheme of the person’s role, else with the first that has periods', () => {
    const schemes = [{ id: 'baiyin' }, { id: 'huailai' }, { id: 'luan' }];
    const used = [{ period: { scheme: 'huailai' } }];
    const due = { scheme: 'luan', period: '2026-10' };
    expect(firstChoice(schemes, ['office'], [due], used)).toEqual(due);
    expect(firstChoice(schemes, ['assessor:luan/party'], [], used)).toEqual({ scheme: 'luan', period: null });
    expect(firstChoice(schemes, ['office'], [], used).scheme).toBe('huailai');
    expect(firstChoice(schemes, ['office'], [], []).scheme).toBe('baiyin');
    expect(firstChoice([], ['office'], [], []).scheme).toBeNull();
  });

  it('begin with the latest open period', () => {
    const periods = [periodOf('2026-09', 'open'), periodOf('2026-11', 'closed'), periodOf('2026-10', 'open')];
    expect(latestPeriod(periods)?.period).toBe('2026-10');
    expect(latestPeriod(periods.filter(({ state }) => state === 'closed'))?.period).toBe('2026-11');
    expect(latestPeriod([])).toBeNull();
  });

  it('begin with a period that is filled, before a longer one that is put together from it', () => {
    const quarter = periodOf('2026-Q4', 'open');
    expect(latestPeriod([quarter, periodOf('2026-11', 'open')])?.period).toBe('2026-11');
    expect(latestPeriod([quarter, periodOf('2026-10', 'closed')])?.period).toBe('2026-10');
    expect(latestPeriod([quarter])?.period).toBe('2026-Q4');
  });

  it('let an assessor fill for the own groups of the scheme only, the office for all', () => {
    const luan = preset('luan');
    const groups = (roles: string[]) => groupsToFill(luan, roles).map(({ id }) => id);
    expect(groups(['assessor:luan/party', 'assessor:baiyin/office'])).toEqual(['party']);
    expect(groups(['office'])).toEqual(luan.groups.map(({ id }) => id));
    expect(groups(['head:luan/p01'])).toEqual([]);
  });

  it('ask for progress only where the service would tell it', () => {
    expect(mayUse('progress', ['assessor:luan/party'], { scheme: 'luan' })).toBe(true);
    expect(mayUse('progress', ['assessor:luan/party'], { scheme: 'baiyin' })).toBe(false);
    expect(mayUse('progress', ['head:luan/p01'], { scheme: 'luan' })).toBe(false);
  });

  it('let the head of a host fill for its members, and the group’s assessors not', () => {
    const huailai = preset('huailai');
    const hosts = (...roles: string[]) => hostsToFill(huailai, roles).map(({ id }) => id);
    expect(hosts('head:huailai/d01', 'head:huailai/w01', 'head:luan/d02')).toEqual(['d01']);
    expect(hosts('office')).toEqual([]);
    expect(componentsFilled(huailai, 'd01').map(({ id }) => id)).toEqual(['staff-style', 'staff-linked']);
    const filled = (...roles: string[]) => componentsToFill(huailai, roles, 'department').map(({ id }) => id);
    expect(filled('assessor:huailai/department')).toEqual([]);
    expect(filled('office')).toEqual(['staff-style', 'staff-linked']);
    const where = { scheme: 'huailai' };
    for (const route of ['submit', 'progress'] as const) {
      expect(mayUse(route, ['head:huailai/d01'], where, huailai)).toBe(true);
      expect(mayUse(route, ['head:huailai/w01'], where, huailai)).toBe(false);
      expect(mayUse(route, ['head:huailai/d01'], where)).toBe(false);
    }
  });
});

describe('the steps of a period', () => {
  const steps = (
    state: Period['state'],
    roles: string[],
    {
      signatures,
      given = [],
      id = 'me',
    }: { signatures?: Scheme['signatures']; given?: GivenSignature[]; id?: string } = {},
  ) => stepsFor({ ...periodOf('2026-10', state), signatures: given }, { signatures }, { id, roles });

  it('are those of its state and of the person’s role', () => {
    expect(steps('open', ['office'])).toEqual(['closed']);
    expect(steps('closed', ['office'])).toEqual(['consolidated', 'open']);
    expect(steps('consolidated', ['leader'])).toEqual(['signed']);
    expect(steps('consolidated', ['office'])).toEqual(['consolidated', 'open']);
    expect(steps('final', ['office', 'leader'])).toEqual([]);
    expect(steps('open', ['assessor:luan/party'])).toEqual([]);
  });

  it('let those sign whose turn it is, and nobody twice', () => {
    const { signatures } = preset('huailai');
    const first = {
      role: 'group-leader' as const,
      by: 'lead-1',
      at: '2026-11-01T00:00:00.000Z',
      digest: '0'.repeat(64),
    };
    const groupLeader = ['group-leader:bureau/office'];
    expect(steps('consolidated', groupLeader, { signatures })).toEqual(['signed']);
    expect(steps('consolidated', ['group-leader:huailai/office'], { signatures })).toEqual([]);
    expect(steps('consolidated', ['leader'], { signatures })).toEqual([]);
    expect(steps('consolidated', ['leader'], { signatures, given: [first] })).toEqual(['signed']);
    expect(steps('consolidated', [...groupLeader, 'leader'], { signatures, given: [first], id: 'lead-1' })).toEqual([]);
    expect(steps('open', groupLeader, { signatures })).toEqual([]);
  });
});

describe('the time for appeals', () => {
  const changedAt = '2026-11-10T08:00:00.000Z';
  const until = (state: Period['state'], now: string, appealDays?: number) =>
    appealsUntil({ state, changedAt }, { calendar: { appealDays } }, new Date(now))?.toISOString();

  it('runs from publication for as many days as the scheme says', () => {
    expect(until('published', '2026-11-12T00:00:00Z', 5)).toBe('2026-11-15T08:00:00.000Z');
    expect(until('published', '2026-11-15T08:00:01Z', 5)).toBeUndefined();
    expect(until('published', '2026-11-12T00:00:00Z')).toBeUndefined();
    expect(until('signed', '2026-11-12T00:00:00Z', 5)).toBeUndefined();
  });

  it('in working days ends with the day that the service says', () => {
    const period = { state: 'published', changedAt, appealsUntil: '2026-11-17' } as const;
    const at = (now: string) =>
      appealsUntil(period, { calendar: { appealDays: 5, appealWorking: true } }, new Date(now))?.getDate();
    expect([at('2026-11-17T22:00:00'), at('2026-11-18T00:00:01')]).toEqual([17, undefined]);
  });
});

describe('the progress', () => {
  const cell = (group: string, unit: string, accepted: string[], missing: string[]) => {
    return { group, unit, accepted, missing, unfilled: [], acceptedAt: null };
  };
  const cells = [cell('party', 'd1', ['work'], []), cell('party', 'd2', [], ['work']), cell('safety', 'd1', ['s'], [])];

  it('counts the sheets that there are and that there have to be', () => {
    expect(sheetsDone(cells)).toEqual({ accepted: 2, all: 3 });
  });

  it('counts what a group says it does not assess as answered', () => {
    const answered = { ...cell('party', 'd3', [], ['work']), notAssessed: [{ component: 'work', reason: '新设' }] };
    expect(sheetsDone([...cells, answered])).toEqual({ accepted: 3, all: 4 });
    expect(groupProgress([...cells, answered])[0]?.cells.map(({ unit }) => unit)).toEqual(['d2', 'd1', 'd3']);
  });

  it('shows the units with something missing first', () => {
    const [party] = groupProgress(cells);
    expect(party?.cells.map(({ unit }) => unit)).toEqual(['d2', 'd1']);
    expect(groupProgress(cells).map(({ group, accepted, all }) => [group, accepted, all])).toEqual([
      ['party', 1, 2],
      ['safety', 1, 1],
    ]);
  });
});

describe('the results', () => {
  const results = consolidate(scheme, period('2026-10'), sheetsFrom(scheme, month));

  it('stand in the order of the places within the category; incomplete units have none', () => {
    const { ranked, incomplete } = placesOf(results, 'dept');
    expect(ranked.length + incomplete.length).toBe(3);
    expect(ranked.map(({ place }) => place)).toEqual([...ranked.map(({ place }) => place)].sort((a, b) => a - b));
  });

  it('show all digits of the scheme', () => {
    expect([96.9, 95, 1234.5].map((score) => scoreText({}, score, 'zh-CN'))).toEqual(['96.90', '95.00', '1234.50']);
    expect(scoreText({ digits: 0 }, 96, 'en-US')).toBe('96');
  });

  it('say what a place earned, whom it pays, and what follows', () => {
    const rewards = [
      {
        reward: 'monthly-bonus',
        effects: {
          chief: { bonusPercent: -20 },
          staff: { cash: 500 },
          unit: { points: 1.5 },
          duties: ['remark' as const],
        },
      },
    ];
    expect(rewardTexts({ rewards: [] }, rewards, 'zh-CN')).toEqual([
      'monthly-bonus，正职 -20%，员工 +500 元，绩效 +1.5 分，讲评',
    ]);
    expect(rewardTexts({ rewards: [] }, [{ reward: 'month', tier: 'bottom-1', effects: {} }], 'en-US')).toEqual([
      'month (Place 1 from the bottom)',
    ]);
  });
});

describe('titles', () => {
  it('are those of the scheme; a line without an indicator has its component’s', () => {
    const titleOf = titlesOf(scheme, 'en-US');
    expect(titleOf('unit', 'd1')).toBe('一处');
    expect(titleOf('component', 'work')).toBe('Routine');
    expect(titleOf('indicator', 'work')).toBe('Routine');
    expect(titleOf('unit', 'work')).toBe('work');
  });

  it.each([
    ['unit', 'units'],
    ['component', 'components'],
    ['category', 'categories'],
    ['group', 'groups'],
    ['reward', 'rewards'],
  ] as const)('of a %s that looks like another one stand with the id', (kind, list) => {
    const alike = {
      ...scheme,
      [list]: [
        { id: 'a', title: 'CAP' },
        { id: 'b', title: '\u0421\u0410\u0420' },
      ],
    };
    expect(titlesOf(alike, 'zh-CN')(kind, 'a')).toBe('CAP（a）');
  });

  it('of a reward that looks like another one stand with the id where a unit has earned it', () => {
    const twins = ['a', 'b'].map((id) => ({ id, title: '奖', on: 'month', rule: 'tiers', top: [{ award: '状' }] }));
    const { rewards } = schemeFrom({ ...bureau, rewards: twins });
    expect(rewardTexts({ rewards }, [{ reward: 'b', effects: {} }], 'zh-CN')).toEqual(['奖（b）']);
  });
});

describe('the state on the sheet 说明', () => {
  const receipt = {
    ...{ submission: 7, acceptedAt: '2026-11-03T08:00:00.000Z' },
    by: 'a',
    onBehalfOf: [],
    digest: '',
    sheets: [],
  };

  it('does not call submitted what is still in the outbox', () => {
    expect(stateOnSheet({ receipt: null }, [], 'sending', 'zh-CN')).toEqual({ kind: 'not-submitted' });
    expect(stateOnSheet({ receipt }, [], 'sending', 'zh-CN')).toMatchObject({ kind: 'changed-since', submission: '7' });
    expect(stateOnSheet({ receipt }, [], 'submitted', 'zh-CN')).toMatchObject({ kind: 'submitted', submission: '7' });
  });
});

describe('finding people', () => {
  const people = [
    { id: 'head-luan-p01', name: '热力车间负责人', roles: ['head:luan/p01'] },
    { id: 'office-1', name: '考核办', roles: ['office'] },
  ];
  it('takes every word, from name, id or role', () => {
    expect(peopleFound(people, 'LUAN 负责人').map(({ id }) => id)).toEqual(['head-luan-p01']);
    expect(peopleFound(people, ' ')).toHaveLength(2);
    expect(peopleFound(people, 'luan office')).toEqual([]);
  });
});

describe('the Office around the pane', () => {
  it('is dark when its background is', () => {
    expect(isDarkColour('#262626')).toBe(true);
    expect(isDarkColour('F3F2F1')).toBe(false);
  });
  it('speaks Chinese in every kind of Chinese, else English', () => {
    expect(['zh-CN', 'zh-TW', 'ZH-hans', 'en-US', 'fr-FR'].map(languageOf)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en-US',
      'en-US',
    ]);
  });
});
