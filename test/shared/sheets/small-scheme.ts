// A small scheme with one component of each method, two departments and their branch.
import { parseScheme } from '../../../shared/scheme/parse-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';

const document = {
  format: 1,
  id: 'small',
  version: 3,
  title: { 'zh-CN': '小方案', 'en-US': 'Small scheme' },
  cycle: 'month',
  categories: [
    { id: 'dept', title: { 'zh-CN': '部门', 'en-US': 'Departments' } },
    { id: 'branch', title: { 'zh-CN': '支部', 'en-US': 'Branches' } },
  ],
  groups: [
    { id: 'safety', title: { 'zh-CN': '安全小组', 'en-US': 'Safety group' } },
    { id: 'office', title: { 'zh-CN': '考核办', 'en-US': 'Office' } },
  ],
  units: [
    { id: 'd1', title: { 'zh-CN': '热力车间', 'en-US': 'Heating' }, category: 'dept', host: 'b1' },
    { id: 'd2', title: { 'zh-CN': '供水车间', 'en-US': 'Water' }, category: 'dept', host: 'b1' },
    { id: 'b1', title: { 'zh-CN': '第一支部', 'en-US': 'First branch' }, category: 'branch' },
  ],
  components: [
    {
      id: 'safety-work',
      title: { 'zh-CN': '安全', 'en-US': 'Safety' },
      group: 'safety',
      method: 'deduct',
      marks: 60,
      indicators: [
        { id: 'drill', title: { 'zh-CN': '演练', 'en-US': 'Drills' }, marks: 20 },
        { id: 'fire', title: { 'zh-CN': '消防', 'en-US': 'Fire protection' }, marks: 40 },
      ],
    },
    {
      id: 'leaders',
      title: { 'zh-CN': '领导评价', 'en-US': 'Leaders' },
      group: 'office',
      method: 'rate',
      marks: 40,
      weight: 0.5,
    },
    {
      id: 'bonus',
      title: { 'zh-CN': '创新', 'en-US': 'Innovation' },
      group: 'office',
      method: 'add',
      marks: { dept: 8 },
    },
    { id: 'visits', title: { 'zh-CN': '察访核验', 'en-US': 'Visits' }, group: 'safety', method: 'penalty' },
  ],
  blend: { hosts: 'branch', memberTakes: 0.3, hostTakes: 0.3 },
  rewards: [
    {
      id: 'month',
      title: { 'zh-CN': '月度兑现', 'en-US': 'Monthly bonus' },
      on: 'month',
      rule: 'tiers',
      top: [{ chief: { bonusPercent: 20 }, unit: { cash: 500 }, board: 'red' }],
      bottom: [{ chief: { bonusPercent: -20 }, duties: ['remark', 'rectification'], board: 'blue' }],
    },
    {
      id: 'low',
      title: { 'zh-CN': '低分', 'en-US': 'Low score' },
      on: 'month',
      rule: 'threshold',
      score: 'base',
      below: 50,
      effects: { unit: { points: -0.5 } },
    },
  ],
};

const parsed = parseScheme(document);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));

export const smallScheme: Scheme = parsed.value;
