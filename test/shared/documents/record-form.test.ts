// A record on paper: what stands on it follows from its register alone, and every signature is the one that was given.
import { recordForm, type RecordForm } from '../../../shared/documents/record-form';
import type { RecordVersion, ShownRecord } from '../../../shared/api/records';
import type { RegisterRecord } from '../../../shared/registers/record';
import { preset } from '../../../shared/scheme/presets';
import type { Language } from '../../../shared/scheme/text';
import { of, office, person, story, type Asked } from '../registers/story';

const luan = preset('luan');
const period = '2026-02';
const unit = 'p01';
const head = person('wang', of('head', unit));
const secretary = person('li', of('secretary', unit));
const assessor = person('sun', of('assessor', 'safety'));
const names: Readonly<Record<string, string>> = { wang: '王建国', li: '李书记', sun: '孙考评', zhao: '赵主任' };
const digest = 'abcdef0123456789'.repeat(4);

/** A story whose versions are kept as the service keeps them. */
function written(scheme = luan) {
  const told = story(scheme);
  told.files.set(digest, { isPhoto: true, isDestroyed: false });
  const versions = new Map<string, RecordVersion[]>();
  const versionOf = (record: RegisterRecord): RecordVersion => {
    const { register, number, unit: own, state, version, author, values, taken, signed, by, at } = record;
    const signatures = signed.map(({ step, as, by: signer, at: when }) => ({ step, as, by: signer, at: when }));
    return {
      register,
      number,
      period,
      unit: own,
      state,
      version,
      etag: null,
      author,
      values,
      taken,
      signed: signatures,
      by,
      at,
    };
  };
  const shown = (number: string): ShownRecord => {
    const {
      register,
      number: named,
      unit: own,
      state,
      version,
      values,
      taken,
      signed,
      author,
      etag,
    } = versionOf(told.named(number));
    const record = { register, number: named, period, unit: own, state, version, values, taken, signed, author, etag };
    return { ...record, says: digest as ShownRecord['says'], steps: [], waitsFor: [], due: null };
  };
  return {
    told,
    does(asker: Parameters<typeof told.does>[0], asked: Asked): string {
      const number = told.does(asker, { unit, ...asked });
      versions.set(number, [versionOf(told.named(number)), ...(versions.get(number) ?? [])]);
      return number;
    },
    paper: (number: string, language: Language = 'zh-CN'): RecordForm =>
      recordForm({
        ...{ scheme, language, record: shown(number), versions: versions.get(number) ?? [] },
        linked: [...told.records.keys()].filter((one) => one !== number).map(shown),
        nameOf: (id) => names[id] ?? id,
        dayOf: (moment) => moment.slice(0, 10),
      }),
  };
}

const found = {
  ...{ kind: 'records', what: '消防台账缺三页', points: 0.5, at: 'operations', photos: [digest] },
};
const finding = (at = luan.components.find(({ group }) => group === 'safety')?.id ?? ''): Asked => ({
  register: 'findings',
  set: { ...found, at },
});
const facts = ({ rows }: RecordForm) => rows.flatMap(({ cells }) => cells);
const fact = (form: RecordForm, label: string) => facts(form).find((one) => one.label === label)?.text;
const lines = ({ signing }: RecordForm) =>
  signing.flatMap(({ title, lines: own }) => own.map(({ as, name, on }) => [title, as, name, on]));

test('a finding is printed as a rectification notice, with what it says in words and what it does not say yet left empty', () => {
  const { does, paper } = written();
  const number = does(assessor, finding());
  const form = paper(number);
  expect([form.title, form.under]).toEqual(['整改通知书', luan.title['zh-CN' as never]]);
  expect(form.head.map(({ text }) => text)).toEqual([number, '2026年2月', '供热运行车间', '待核对']);
  expect(fact(form, '问题类别')).toBe('信息台账');
  expect(fact(form, '扣分')).toBe('0.5');
  expect(fact(form, '照片')).toBe('照片 1 张（abcdef01…）');
  expect(fact(form, '整改措施')).toBe('');
  expect(facts(form).map(({ label }) => label)).toEqual(
    luan.registers?.find(({ id }) => id === 'findings')?.columns.map(({ title }) => title['zh-CN' as never]),
  );
  expect(form.rows.find(({ cells }) => cells[0]?.label === '整改措施')).toMatchObject({ long: true });
  expect(form.filled).toEqual({ name: '孙考评', on: '2026年2月10日' });
  expect(form.foot).toContain('abcdef012345。');
  expect(form.void).toBeNull();
});

test('the same in English', () => {
  const { does, paper } = written();
  const form = paper(does(assessor, finding()), 'en-US');
  expect(form.title).toBe('Rectification notice');
  expect(form.head.map(({ text }) => text).slice(1)).toEqual([
    'February 2026',
    'Heating Operations Workshop',
    'To be agreed',
  ]);
  expect(fact(form, 'Photos')).toBe('1 photo (abcdef01…)');
  expect(lines(form)).toEqual([
    ['Agree', expect.stringMatching(/^Assessor \(/), null, null],
    ['Agree', 'Head of unit', null, null],
  ]);
});

test('each who signs has a line; one signature leaves the other empty', () => {
  const { does, paper } = written();
  const number = does(assessor, finding());
  does(head, { register: 'findings', number, step: 'agree' });
  expect(lines(paper(number))).toEqual([
    ['双方核对确认', expect.stringMatching(/^考评员（/), null, null],
    ['双方核对确认', '单位负责人', '王建国', '2026年2月10日'],
  ]);
});

test('signatures stay on the paper of a record that moves on, and what was filled in after them is named; who comes next has a line', () => {
  const { does, paper, told } = written();
  const number = does(assessor, finding());
  const one = { register: 'findings', number };
  does(head, { ...one, step: 'agree' });
  does(assessor, { ...one, step: 'agree' });
  told.comes('2026-02-12');
  does(head, { ...one, step: 'plan', set: { measure: '补齐台账', owner: 'wang', deadline: '2026-03-01' } });
  const form = paper(number);
  expect(lines(form)).toEqual([
    ['双方核对确认', expect.stringMatching(/^考评员（/), '孙考评', '2026年2月10日'],
    ['双方核对确认', '单位负责人', '王建国', '2026年2月10日'],
    ['申请销号', '单位负责人、支部书记、绩效联络员、责任人之一', null, null],
  ]);
  expect(form.signing[0]?.after).toBe('签字后填写或改动的栏目：整改措施、责任人、完成时限。');
  expect(fact(form, '完成时限')).toBe('2026年3月1日');
  // Who signed stands with the signatures alone.
  expect(form.course).toEqual([{ step: '上报整改清单', by: '王建国', on: '2026年2月12日', reason: '' }]);
});

test('a way back takes the signatures from the paper, a change of content as well', () => {
  const { does, paper } = written();
  const number = does(head, { register: 'task-book', set: { focus: '抓好检修' } });
  const one = { register: 'task-book', number };
  does(head, { ...one, step: 'sign' });
  does(secretary, { ...one, step: 'sign' });
  expect(lines(paper(number)).map(([, , name]) => name)).toEqual(['王建国', '李书记']);
  does(office, { ...one, step: 'reopen', reason: '重点有误' });
  expect(lines(paper(number)).map(([, , name]) => name)).toEqual([null, null]);
  expect(paper(number).course).toEqual([{ step: '退回重签', by: '赵主任', on: '2026年2月10日', reason: '重点有误' }]);
  does(head, { ...one, step: 'sign' });
  does(secretary, { ...one, set: { focus: '抓好检修和值守' } });
  expect(lines(paper(number)).map(([, , name]) => name)).toEqual([null, null]);
});

test('what counts no more says so, and asks for no signature', () => {
  const { does, paper } = written();
  const number = does(assessor, finding());
  does(assessor, { register: 'findings', number, step: 'withdraw', reason: '重复' });
  expect(paper(number)).toMatchObject({ void: '已撤销', signing: [] });
});

test('a decision has a line for each way on, but not for giving up', () => {
  const liuzhou = preset('liuzhou');
  const { does, paper } = written(liuzhou);
  const own = liuzhou.units[0]?.id ?? '';
  const number = does(person('wang', of('head', own)), {
    ...{ register: 'appeals', unit: own, set: { grounds: '不符', at: 'business', line: '重点工作' }, step: 'file' },
  });
  expect(lines(paper(number)).map(([title, as]) => [title, as])).toEqual([
    ['成立', '考核办、领导之一'],
    ['不成立', '考核办、领导之一'],
  ]);
});

test('the tasks of a book stand in it with their numbers, in order; what belongs to others does not', () => {
  const { does, paper } = written();
  const book = does(head, { register: 'task-book', set: { focus: '抓好检修' } });
  const at = luan.components[0]?.id ?? '';
  const task = (what: string): Asked => ({
    register: 'tasks',
    set: { book, what, at, standard: '按期', owner: 'wang', deadline: '2026-02-20' },
  });
  const [first, second] = [does(head, task('检修一号炉')), does(head, task('检修二号炉'))];
  const [table, ...others] = paper(book).tables;
  expect(others).toEqual([]);
  expect(table?.title).toBe('月度任务');
  expect(table?.columns.map(({ title }) => title)).toEqual([
    ...['编号', '任务', '完成标准', '考核指标', '责任人', '完成时限', '状态'],
  ]);
  expect(table?.rows.map(({ cells }) => [cells[0], cells[1], cells[4], cells[5]])).toEqual([
    [first, '检修一号炉', '王建国', '2026-02-20'],
    [second, '检修二号炉', '王建国', '2026-02-20'],
  ]);
  expect(paper(first).tables).toEqual([]);
});

test('a check has its findings beside it, since its register says so; what has no room stands below its row', () => {
  const { does, paper } = written();
  const check = does(assessor, {
    register: 'checks',
    set: { kind: 'spot', on: '2026-02-09', where: '一号锅炉房', inspector: 'sun', what: '值班记录缺项' },
  });
  const { set } = finding();
  const more = { measure: '补齐台账', owner: 'wang', deadline: '2026-03-01', 'look-back': '复核属实' };
  const number = does(assessor, { register: 'findings', set: { ...set, ...more, check } });
  const form = paper(check);
  expect(form.title).toBe('检查反馈表');
  const [table] = form.tables;
  expect(table?.columns.map(({ title }) => title)).toEqual([
    ...['编号', '问题类别', '问题描述', '扣分', '照片', '责任人', '完成时限', '状态'],
  ]);
  const [row] = table?.rows ?? [];
  expect(row?.cells).toHaveLength(table?.columns.length ?? 0);
  expect(row?.cells[0]).toBe(number);
  expect(row?.below.map(({ label }) => label)).toEqual(['整改措施', '回头看情况', '指标']);
});

test('a long value of any column has the whole width, short ones stand two beside each other', () => {
  const { does, paper } = written();
  const form = paper(does(assessor, finding()));
  expect(form.rows[0]?.cells.map(({ label }) => label)).toEqual(['检查记录', '问题类别']);
  expect(form.rows.every(({ cells, long }) => cells.length === 1 || !long)).toBe(true);
});

test('every register of every preset makes a paper in both languages, each with a title of its own', () => {
  for (const id of ['luan', 'tangxian', 'liuzhou', 'baiyin', 'huailai', 'xunyang'] as const) {
    const scheme = preset(id);
    for (const { id: register, prefix, states } of scheme.registers ?? []) {
      for (const language of ['zh-CN', 'en-US'] as const) {
        const record: ShownRecord = {
          ...{
            register,
            number: `${prefix}-2026-02-001`,
            period,
            unit: scheme.units[0]?.id ?? null,
            version: 1,
            etag: null,
          },
          ...{ state: states[0]?.id ?? '', author: 'wang', values: {}, signed: [], taken: [], steps: [], waitsFor: [] },
          ...{ says: digest as ShownRecord['says'], due: null },
        };
        const form = recordForm({
          ...{
            scheme,
            language,
            record,
            versions: [],
            linked: [],
            nameOf: (one: string) => one,
            dayOf: (one: string) => one,
          },
        });
        const said = JSON.stringify(form);
        expect([id, register, said.includes('undefined'), said.includes('—')]).toEqual([id, register, false, false]);
        expect(form.title).not.toBe('');
      }
    }
  }
});
