import { firstScheme, latestPeriod } from '../../../addin/taskpane/first-choice';
import { isDarkColour, paneLanguage } from '../../../addin/taskpane/office-host';
import { groupProgress, sheetsDone } from '../../../addin/taskpane/office/progress-table';
import { stepsFor } from '../../../addin/taskpane/office/steps';
import { pagesFor } from '../../../addin/taskpane/pages';
import { placesOf } from '../../../addin/taskpane/results/places';
import { rewardTexts } from '../../../addin/taskpane/results/reward-text';
import { scoreText } from '../../../addin/taskpane/results/score-text';
import { canSeeProgress, groupsToFill } from '../../../addin/taskpane/roles';
import { peopleFound } from '../../../addin/taskpane/sign-in/people-found';
import { stateOnSheet } from '../../../addin/taskpane/state-cell';
import { titlesOf } from '../../../addin/taskpane/titles';
import { periodSchema, type Period } from '../../../shared/api/periods';
import { preset } from '../../../shared/scheme/presets';
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
    signature: null,
  });

describe('the pages', () => {
  it('of the office are for the office and for the leaders, who sign', () => {
    expect(pagesFor(['assessor:luan/party'])).not.toContain('office');
    expect(pagesFor(['office'])).toContain('office');
    expect(pagesFor(['leader'])).toContain('office');
    expect(['assessor:luan/party', 'head:luan/p01'].flatMap((role) => pagesFor([role]))).not.toContain('analysis');
    expect(pagesFor(['leader'])).toContain('analysis');
  });

  it('begin with the scheme of the person’s role, else with the first that has periods', async () => {
    const schemes = [{ id: 'baiyin' }, { id: 'huailai' }, { id: 'luan' }];
    const none = async (): Promise<boolean> => false;
    expect(await firstScheme(schemes, ['assessor:luan/party'], none)).toBe('luan');
    expect(await firstScheme(schemes, ['office'], async (id) => id === 'huailai')).toBe('huailai');
    expect(await firstScheme(schemes, ['office'], none)).toBe('baiyin');
    expect(await firstScheme([], ['office'], none)).toBeNull();
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
    expect(canSeeProgress(['assessor:luan/party'], 'luan')).toBe(true);
    expect(canSeeProgress(['assessor:luan/party'], 'baiyin')).toBe(false);
    expect(canSeeProgress(['head:luan/p01'], 'luan')).toBe(false);
  });
});

describe('the steps of a period', () => {
  it('are those of its state and of the person’s role', () => {
    expect(stepsFor({ state: 'open' }, ['office'])).toEqual(['closed']);
    expect(stepsFor({ state: 'closed' }, ['office'])).toEqual(['consolidated', 'open']);
    expect(stepsFor({ state: 'consolidated' }, ['leader'])).toEqual(['signed']);
    expect(stepsFor({ state: 'consolidated' }, ['office'])).toEqual(['consolidated', 'open']);
    expect(stepsFor({ state: 'final' }, ['office', 'leader'])).toEqual([]);
    expect(stepsFor({ state: 'open' }, ['assessor:luan/party'])).toEqual([]);
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
    expect(stateOnSheet({ receipt: null }, 'sending', 'zh-CN')).toEqual({ kind: 'not-submitted' });
    expect(stateOnSheet({ receipt }, 'sending', 'zh-CN')).toMatchObject({ kind: 'changed-since', submission: '7' });
    expect(stateOnSheet({ receipt }, 'submitted', 'zh-CN')).toMatchObject({ kind: 'submitted', submission: '7' });
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
    expect(['zh-CN', 'zh-TW', 'ZH-hans', 'en-US', 'fr-FR'].map(paneLanguage)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en-US',
      'en-US',
    ]);
  });
});
