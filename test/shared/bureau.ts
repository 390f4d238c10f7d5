// A small scheme that has one of everything: two departments hosted by a branch, one department on its own.

export const bureau = {
  format: 1,
  id: 'bureau',
  version: 1,
  title: { 'zh-CN': '机关', 'en-US': 'Bureau' },
  cycle: 'month',
  categories: [
    { id: 'dept', title: '部门' },
    { id: 'branch', title: '支部' },
  ],
  groups: [{ id: 'office', title: '考核办' }],
  units: [
    { id: 'b1', title: '第一支部', category: 'branch' },
    { id: 'd1', title: '一处', category: 'dept', host: 'b1' },
    { id: 'd2', title: '二处', category: 'dept', host: 'b1' },
    { id: 'd3', title: '三处', category: 'dept' },
  ],
  components: [
    {
      id: 'work',
      title: { 'zh-CN': '常规工作', 'en-US': 'Routine' },
      group: 'office',
      method: 'deduct',
      marks: 60,
      indicators: [
        { id: 'plan', title: '计划', marks: 40 },
        { id: 'report', title: '报告', marks: 20 },
      ],
    },
    {
      id: 'quality',
      title: '质量',
      group: 'office',
      method: 'rate',
      marks: { dept: 40 },
      weight: 0.75,
      indicators: [
        { id: 'speed', title: '速度', marks: 25 },
        { id: 'care', title: '细致', marks: 15 },
      ],
    },
    { id: 'leaders', title: '领导评价', group: 'office', method: 'rate', marks: 10, combine: 'trimmed-mean' },
    { id: 'visits', title: '察访核验', group: 'office', method: 'penalty', marks: 5, base: false },
    { id: 'bonus', title: '加分', group: 'office', method: 'add', marks: 3, base: false },
  ],
  blend: { hosts: 'branch', memberTakes: 0.3, hostTakes: 0.3 },
};

const rating = (unit: string, speed: number, care: number) => ({
  unit,
  component: 'quality',
  lines: [
    { indicator: 'speed', points: speed },
    { indicator: 'care', points: care },
  ],
});

const leaders = (unit: string, points: readonly number[]) =>
  points.map((given, i) => ({ unit, component: 'leaders', assessor: `leader-${i}`, lines: [{ points: given }] }));

const work = (unit: string, points: number) => ({
  unit,
  component: 'work',
  lines: points === 0 ? [] : [{ indicator: 'plan', points, reason: '逾期' }],
});

/** A full month of it. */
export const month = [
  work('b1', 1.5),
  work('d1', 0),
  work('d2', 3.25),
  work('d3', 0.5),
  rating('d1', 24, 15),
  rating('d2', 20.5, 11),
  rating('d3', 25, 14.5),
  ...leaders('b1', [9, 8.5, 10, 2]),
  ...leaders('d1', [10, 9, 8.005]),
  ...leaders('d2', [7]),
  ...leaders('d3', [9, 9]),
  {
    unit: 'd2',
    component: 'visits',
    lines: [
      { points: 4, reason: '通报' },
      { points: 3, reason: '再犯' },
    ],
  },
  { unit: 'd3', component: 'bonus', lines: [{ points: 2.5, reason: '创新' }, { points: 1 }] },
];
