// Before a new version of a scheme is saved, the office sees what it changes.
import { diffSchemes } from '../../../shared/scheme/diff-schemes';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { Scheme } from '../../../shared/scheme/scheme';
import { schemeFrom } from '../accepted';

const luan = preset('luan');
const baiyin = preset('baiyin');

const changed = (scheme: Scheme, change: (document: Scheme) => object) =>
  diffSchemes(scheme, schemeFrom({ ...scheme, ...change(structuredClone(scheme)) }));

it.each([...presetIds])('a copy of %s changes nothing', (id) => {
  expect(diffSchemes(preset(id), structuredClone(preset(id)))).toEqual([]);
});

it('names units by id, wherever they stand', () => {
  const newcomer = { id: 'n99', title: '新单位', category: 'production' };
  const changes = changed(luan, ({ units: [, second, ...others] }) => ({
    units: [newcomer, { ...second, host: 'b02' }, ...others],
  }));
  expect(changes).toEqual([
    { kind: 'removed', path: ['units', 'p01'], before: luan.units[0] },
    { kind: 'added', path: ['units', 'n99'], after: newcomer },
    { kind: 'changed', path: ['units', 'p02', 'host'], before: luan.units[1]?.host, after: 'b02' },
  ]);
});

it('names marks by profile, texts by language, effects by reward and place', () => {
  const changes = changed(baiyin, ({ title, components, rewards = [] }) => ({
    title: typeof title === 'string' ? title : { ...title, 'en-US': 'Red and blue' },
    components: components.map((component) =>
      component.id === 'contribution' ? { ...component, weight: 2 } : component,
    ),
    rewards: rewards.map((reward) =>
      reward.rule === 'tiers' ? { ...reward, bottom: [{ ...reward.bottom?.[0], unit: { points: -2 } }] } : reward,
    ),
  }));
  expect(changes).toEqual([
    { kind: 'changed', path: ['title', 'en-US'], before: expect.any(String), after: 'Red and blue' },
    { kind: 'added', path: ['components', 'contribution', 'weight'], after: 2 },
    { kind: 'changed', path: ['rewards', 'board', 'bottom', '1', 'unit', 'points'], before: -1.5, after: -2 },
  ]);
});

it('names another order once, and only what both versions have', () => {
  const changes = changed(luan, ({ groups: [first, ...others] }) => ({ groups: [...others, first] }));
  expect(changes).toEqual([
    {
      kind: 'reordered',
      path: ['groups'],
      before: ['party', 'operations', 'safety', 'environment', 'service', 'tertiary'],
      after: ['operations', 'safety', 'environment', 'service', 'tertiary', 'party'],
    },
  ]);
});

it('tells apart signatures of one role and streaks of one component', () => {
  const office = (title: string) => ({ role: 'office', title });
  const streak = (periods: number, points: number) => ({ component: 'party', periods, points });
  const before = schemeFrom({
    ...luan,
    signatures: [office('甲'), office('乙')],
    streaks: [streak(3, 1), streak(6, 2)],
  });
  const after = schemeFrom({
    ...before,
    signatures: [office('甲'), office('丙')],
    streaks: [streak(3, 1), streak(6, 2.5)],
  });
  expect(diffSchemes(before, after)).toEqual([
    { kind: 'changed', path: ['streaks', 'party/6', 'points'], before: 2, after: 2.5 },
    { kind: 'changed', path: ['signatures', 'office#2', 'title'], before: '乙', after: '丙' },
  ]);
});

it('shows lists of figures, and texts that became bilingual, as a whole', () => {
  const before = schemeFrom({ ...luan, title: '潞安', bands: [60, 80] });
  const after = schemeFrom({ ...luan, title: { 'zh-CN': '潞安', 'en-US': 'Luan' }, bands: [60, 80, 90] });
  expect(diffSchemes(before, after)).toEqual([
    { kind: 'changed', path: ['title'], before: '潞安', after: { 'zh-CN': '潞安', 'en-US': 'Luan' } },
    { kind: 'changed', path: ['bands'], before: [60, 80], after: [60, 80, 90] },
  ]);
});

it('undone, gives each change the other way round', () => {
  const after = schemeFrom({ ...luan, digits: 1, calendar: undefined, signatures: [] });
  const kinds = (changes: ReturnType<typeof diffSchemes>) =>
    changes.map(({ kind, path }) => `${kind} ${path.join('.')}`);
  expect(kinds(diffSchemes(luan, after)).sort()).toEqual([
    'changed digits',
    'removed calendar',
    'removed signatures.leader',
    'removed signatures.office',
  ]);
  expect(kinds(diffSchemes(after, luan)).sort()).toEqual([
    'added calendar',
    'added signatures.leader',
    'added signatures.office',
    'changed digits',
  ]);
});

it('names the parts of registers, effects by what they do, openings by what they come from, and tells conditions whole', () => {
  const changes = changed(luan, ({ registers = [] }) => ({
    registers: registers.map((register) =>
      register.id !== 'findings'
        ? { ...register, ...(register.id === 'checks' && { paper: { title: '反馈表' } }) }
        : {
            ...register,
            steps: register.steps.map((step) => (step.id === 'plan' ? { ...step, if: { kind: 'sites' } } : step)),
            effects: (register.effects ?? []).map((effect) =>
              effect.does === 'hold' ? { ...effect, before: 'final' as const } : effect,
            ),
            opens: [{ from: 'duty', duty: 'talk' }],
            paper: { title: { 'zh-CN': '整改单', 'en-US': 'Rectification notice' } },
          },
    ),
  }));
  expect(changes).toEqual([
    { kind: 'removed', path: ['registers', 'checks', 'paper', 'with'], before: ['findings'] },
    {
      kind: 'changed',
      path: ['registers', 'checks', 'paper', 'title'],
      before: { 'zh-CN': '检查反馈表', 'en-US': 'Feedback on a check' },
      after: '反馈表',
    },
    { kind: 'added', path: ['registers', 'findings', 'steps', 'plan', 'if'], after: { kind: 'sites' } },
    { kind: 'changed', path: ['registers', 'findings', 'effects', 'hold', 'before'], before: 'closed', after: 'final' },
    { kind: 'added', path: ['registers', 'findings', 'opens'], after: [{ from: 'duty', duty: 'talk' }] },
    {
      kind: 'changed',
      path: ['registers', 'findings', 'paper', 'title', 'zh-CN'],
      before: '整改通知书',
      after: '整改单',
    },
  ]);
});
