// Which files a record comes to name, and who may bring some: the rules alone.
import { planRegisters } from '../../../shared/registers/register-plan';
import { mayAttach } from '../../../shared/registers/attaching';
import { filesRefusal, mostFilesOfRecord, type KnownFile } from '../../../shared/registers/files';
import { draftOf, type RegisterRecord, type Values } from '../../../shared/registers/record';
import { parseRole } from '../../../shared/api/roles';
import { schemeFrom } from '../accepted';
import { bureau } from '../bureau';

const columns = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, title: id, type: 'files' as const }));
const base = { title: '照片', prefix: 'P', of: 'month' as const, about: 'unit' as const };
const states = [
  { id: 'open', title: '登记', write: ['author' as const] },
  { id: 'asked', title: '待补', write: [] },
  { id: 'done', title: '办结', end: 'done' as const },
];
const steps = [
  { id: 'ask', title: '要求', from: ['open'], to: 'asked', by: ['leader' as const] },
  { id: 'show', title: '补照片', from: ['asked'], to: 'done', by: ['liaison' as const], needs: ['photos'] },
];
const scheme = schemeFrom({
  ...bureau,
  registers: [
    {
      ...base,
      id: 'visits',
      columns: [{ id: 'photos', title: '照片', type: 'files', photos: true }, ...columns],
      states,
      steps,
    },
    {
      ...base,
      id: 'plain',
      prefix: 'Q',
      columns: [{ id: 'text', title: '内容', type: 'text' }],
      states: [states[0], states[2]],
      steps: [{ id: 'end', title: '办结', from: ['open'], to: 'done', by: ['head'] }],
    },
  ],
});
const plan = planRegisters(scheme);
const visits = plan.registers.get('visits');
const plain = plan.registers.get('plain');
if (!visits || !plain) throw new Error('the registers are there');

const unit = scheme.units[0]?.id as string;
const other = scheme.units[1]?.id as string;
const digest = (n: number) => n.toString(16).padStart(64, '0');
const record = (values: Values, state = 'open'): RegisterRecord => ({
  ...draftOf(visits.register, unit, values, ''),
  ...{ number: 'P-1', version: 1, author: 'author-1', state },
});
const photo: KnownFile = { isPhoto: true, isDestroyed: false };
const known = new Map<string, KnownFile>([
  [digest(1), photo],
  [digest(2), { isPhoto: false, isDestroyed: false }],
  [digest(3), { isPhoto: true, isDestroyed: true }],
]);
const refusal = (before: Values, after: Values, fileOf = (one: string) => known.get(one) ?? null) => {
  const refused = filesRefusal(visits, record(before), record(after), fileOf);
  return refused?.refusal.faults.map(({ code, path }) => `${code} ${path}`) ?? null;
};

test('what was kept is named; what was not, is no photo, or was destroyed is not', () => {
  expect(refusal({}, { photos: [digest(1)] })).toBeNull();
  expect(refusal({}, { a: [digest(2)] })).toBeNull();
  expect(refusal({}, { photos: [digest(1), digest(2)] })).toEqual(['file-not-photo set.photos']);
  expect(refusal({}, { a: [digest(9)], b: [digest(3)] })).toEqual(['no-such-file set.a', 'file-destroyed set.b']);
});

test('what a record names already it goes on naming, and may be put elsewhere in it', () => {
  expect(refusal({ photos: [digest(3)] }, { photos: [digest(3), digest(1)] })).toBeNull();
  expect(refusal({ photos: [digest(3)] }, { a: [digest(3)] })).toBeNull();
  expect(refusal({ a: [digest(9)] }, { a: [digest(9)] })).toBeNull();
});

test('a record names no more than a hundred', () => {
  const twenty = (from: number) => Array.from({ length: 20 }, (_, i) => digest(from + i));
  const full = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id, i) => [id, twenty(100 * i)]));
  const any = () => photo;
  expect(Object.values(full).flat()).toHaveLength(mostFilesOfRecord);
  expect(refusal({}, full, any)).toBeNull();
  expect(refusal({}, { ...full, f: [digest(999)] }, any)).toEqual(['too-many-files set.photos']);
  // One that had more before may lose some.
  expect(refusal({ ...full, f: twenty(900) }, { ...full, f: [digest(900)] }, any)).toBeNull();
});

const may = (role: string, records: readonly RegisterRecord[] = [], register = visits, id = 'somebody') => {
  const parsed = parseRole(role);
  return mayAttach(plan, register, { id, roles: parsed ? [parsed] : [] }, records);
};

test('whoever may make a record of a register with files may bring some; of one without nobody', () => {
  // Where the author writes, whoever the register names makes one.
  expect([may('leader'), may(`liaison:bureau/${unit}`)]).toEqual([true, true]);
  expect([may('admin'), may('office'), may(`head:bureau/${unit}`)]).toEqual([false, false, false]);
  expect(may(`head:bureau/${unit}`, [], plain)).toBe(false);
});

test('whoever may fill a record that is there, or take the step that needs files', () => {
  const asked = record({}, 'asked');
  expect(may(`head:bureau/${unit}`, [record({})], visits, 'author-1')).toBe(true);
  expect(may(`head:bureau/${unit}`, [asked], visits, 'author-1')).toBe(false);
  expect(may(`head:bureau/${other}`, [record({}), asked])).toBe(false);
});
