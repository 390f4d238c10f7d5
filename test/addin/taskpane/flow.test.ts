// A register's flow as it is drawn and told, and who may do what now: the machine that judges real changes says the same.
import { flowTexts } from '../../../addin/taskpane/schemes/flow/flow-text';
import { broken, stateGraph } from '../../../addin/taskpane/schemes/flow/state-graph';
import { layOutGraph } from '../../../addin/taskpane/schemes/flow/lay-out-graph';
import { groupOfRecord, peopleOf, simulate, type Supposed } from '../../../addin/taskpane/schemes/flow/simulation';
import { whoKey } from '../../../shared/registers/record';
import { planRegisters } from '../../../shared/registers/register-plan';
import { preset, presetIds } from '../../../shared/scheme/presets';
import { languages, type Language } from '../../../shared/scheme/text';
import { textWidth } from '../../../shared/sheets/column-width';
import { withRegisters } from '../../shared/registers/ledgers';
import { assessor, head, office, person, of, secretary, story } from '../../shared/registers/story';

const luan = preset('luan');

function graphOf(scheme: typeof luan, id: string, language: Language = 'zh-CN') {
  const register = scheme.registers?.find((one) => one.id === id);
  if (register === undefined) throw new Error(`no register ${id}`);
  return stateGraph(register, flowTexts(scheme, register, language));
}
const saidOn = ({ lines }: { readonly lines: readonly { readonly text: string }[] }) =>
  lines.map(({ text }) => text).join('');

describe('the graph of a register', () => {
  test('has each state with what it is: first, end, deadline, what leaves it as it is', () => {
    const { nodes } = graphOf(luan, 'findings');
    expect(nodes.map(({ id }) => id)).toEqual(['found', 'agreed', 'mending', 'mended', 'returned', 'closed', 'void']);
    expect(saidOn(nodes[0] as never)).toBe('待核对起始时限：3 天');
    expect(saidOn(nodes[2] as never)).toBe('整改中时限：完成时限↻ 更正扣分');
    expect(nodes.flatMap(({ id, end }) => (end === null ? [] : [[id, end]]))).toEqual([
      ['closed', 'done'],
      ['void', 'void'],
    ]);
  });

  test('has each step as a line with who takes it, those between the same states together', () => {
    const { edges } = graphOf(luan, 'findings');
    const agreed = edges.find(({ from, to }) => from === 'found' && to === 'agreed');
    expect(agreed && saidOn(agreed)).toBe('双方核对确认考评员（安全）、单位负责人都签字');
    const ways = edges.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(ways).size).toBe(ways.length);
    expect(ways).toContain('mended returned');
    // What stays is told in its state.
    expect(edges.every(({ from, to }) => from !== to)).toBe(true);
  });

  test('says in English what it says in Chinese', () => {
    const { nodes } = graphOf(preset('huailai'), 'proposals', 'en-US');
    expect(saidOn(nodes[1] as never)).toBe('Under reviewdue: 14 days');
  });
});

test('long words are broken into lines of which none is too wide, and no mark begins one', () => {
  for (const text of [
    '单位负责人、支部书记、绩效联络员、责任人',
    'Assessment office, Head of unit, Branch secretary',
  ]) {
    const lines = broken(text);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines.every((line) => textWidth(line) <= 150 && !/^[、，）]/u.test(line))).toBe(true);
  }
});

test.each(presetIds)('every register of %s is laid out within its frame, no state on another one', (id) => {
  const scheme = preset(id);
  for (const register of scheme.registers ?? []) {
    for (const language of languages) {
      const { nodes, edges, width, height } = layOutGraph(graphOf(scheme, register.id, language));
      const boxes = [...nodes, ...edges].map(({ x, y, width: wide, height: high }) => ({
        ...{ left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 },
      }));
      const isInside = boxes.every(
        ({ left, right, top, bottom }) => left >= 0 && right <= width && top >= 0 && bottom <= height,
      );
      expect([register.id, isInside]).toEqual([register.id, true]);
      const own = boxes.slice(0, nodes.length);
      const overlaps = own.flatMap((one, i) =>
        own
          .slice(i + 1)
          .filter(
            (other) =>
              one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
          ),
      );
      expect([register.id, overlaps]).toEqual([register.id, []]);
      expect(edges.every(({ points }) => points.length > 1)).toBe(true);
    }
  }
});

const scheme = withRegisters();
const plan = planRegisters(scheme);
const registerOf = (id: string) => {
  const register = plan.registers.get(id);
  if (register === undefined) throw new Error(`no register ${id}`);
  return register;
};
const supposed = (more: Partial<Supposed>): Supposed => ({
  ...{ state: 'found', person: [], isOfUnit: true, group: 'office', tookAll: false, isFilled: false, signed: [] },
  ...more,
});

describe('who may do what now', () => {
  const findings = registerOf('findings');
  const tried = (more: Partial<Supposed>) => simulate(plan, findings, supposed(more));

  test('is what the machine says of a real record', () => {
    const told = story(scheme);
    const number = told.does(assessor, { register: 'findings', set: { what: '缺页' } });
    for (const [asker, who] of [
      [head, 'head'],
      [secretary, 'secretary'],
      [office, 'office'],
      [person('x', of('assessor', 'office')), 'assessor'],
    ] as const) {
      const changes = told.says(asker, { register: 'findings', number, step: 'agree' });
      const { takes } = tried({ person: [who] });
      const isOpen = takes.some(({ step }) => step === 'agree');
      expect([who, isOpen]).toEqual([who, !changes.startsWith('not-allowed')]);
    }
  });

  test('names the columns that are still to be filled, and none once all are', () => {
    const agree = { step: 'agree', missing: expect.arrayContaining(['points']) as string[] };
    expect(tried({ person: ['head'] }).takes).toContainEqual(agree);
    expect(tried({ person: ['head'], isFilled: true }).takes).toContainEqual({ step: 'agree', missing: [] });
  });

  test('the head of another unit is not meant', () => {
    expect(tried({ person: ['head'] }).sees).toBe(true);
    const other = tried({ person: ['head'], isOfUnit: false });
    expect([other.sees, other.makes, other.writes, other.takes]).toEqual([false, false, [], []]);
  });

  test('an assessor of another group is not meant', () => {
    expect(tried({ person: ['assessor'] }).takes.map(({ step }) => step)).toContain('agree');
    expect(tried({ person: ['assessor'], group: 'nobody' }).takes).toEqual([]);
  });

  test('whoever the record waits for is less who has signed; a signature in their place keeps others of that role from it', () => {
    expect(tried({ person: ['head'] }).waitsFor).toEqual(['assessor', 'head']);
    const signed = tried({ person: ['head'], signed: ['head'] });
    expect(signed.waitsFor).toEqual(['assessor']);
    expect(signed.kept.find(({ step }) => step.id === 'agree')?.because).toBe('already-signed');
  });

  test('nobody means nobody: what is kept is said with its reason', () => {
    const { takes, kept, sees } = tried({});
    expect([takes, sees]).toEqual([[], false]);
    expect(new Set(kept.map(({ because }) => because))).toEqual(new Set(['not-allowed']));
    expect(kept.map(({ step }) => step.id)).toEqual(
      findings.register.steps.flatMap(({ id, from }) => (from.includes('found' as never) ? [id] : [])),
    );
  });

  test('a step that others must take is kept from whoever took those before it', () => {
    const mended = { state: 'mended', isFilled: true, person: ['assessor', 'office'] };
    expect(tried(mended).takes.map(({ step }) => step)).toContain('close');
    expect(tried({ ...mended, tookAll: true }).kept).toContainEqual(
      expect.objectContaining({ because: 'same-person', step: expect.objectContaining({ id: 'close' }) as unknown }),
    );
  });

  test('whom a column names is meant, and nobody else', () => {
    const agreed = { state: 'agreed' };
    const owner = { person: 'owner' };
    expect(tried({ ...agreed, person: [whoKey(owner)] }).takes.map(({ step }) => step)).toEqual(['report']);
    expect(tried({ ...agreed, isFilled: true }).takes).toEqual([]);
  });

  test('a step with a condition is kept where what is there does not meet it', () => {
    const { kept } = tried({ person: ['assessor'] });
    expect(kept.find(({ step }) => step.id === 'forgive')?.because).toBe('not-now');
    expect(tried({ person: ['assessor'], isFilled: true }).takes.map(({ step }) => step)).toContain('forgive');
  });
});

test('where a column leads to the group, the made-up record is of that of its place', () => {
  const tasks = planRegisters(luan).registers.get('tasks');
  if (tasks === undefined) throw new Error('no tasks');
  const of = planRegisters(luan);
  const group = groupOfRecord(of.scheme, tasks);
  expect(luan.groups.map(({ id }) => id as string)).toContain(group);
  const state = 'reported';
  const takes = (asked: string | null) =>
    simulate(of, tasks, supposed({ state, person: ['assessor'], group: asked })).takes.map(({ step }) => step);
  expect(takes(group)).toContain('accept');
  expect(takes('nobody')).toEqual([]);
});

test.each(presetIds)('in every state of every register of %s somebody of those offered may do what leads on', (id) => {
  const of = planRegisters(preset(id));
  for (const register of of.registers.values()) {
    const person = peopleOf(register).map(whoKey);
    for (const { id: state, end } of register.register.states) {
      if (end !== undefined) continue;
      const group = groupOfRecord(of.scheme, register) ?? of.scheme.scheme.groups[0]?.id ?? null;
      const { sees, takes, waitsFor } = simulate(of, register, supposed({ state, person, group, isFilled: true }));
      expect([register.register.id, state, sees, takes.length > 0, waitsFor.length > 0]).toEqual([
        ...[register.register.id, state, true, true, true],
      ]);
    }
  }
});
