// The registers of every preset walked through by people in every role: a step that is offered is taken once what is missing is filled.
import type { RecordChange, ShownRecord } from '../../../shared/api/records';
import { preset, presetIds } from '../../../shared/scheme/presets';
import type { Column, Register } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import { requestOf } from '../../../functions/usecases/access';
import { mostPeriodBytes } from '../../../shared/api/files';
import { digestOfBytes } from '../../../functions/store/file-bytes';
import { keepFile } from '../../../functions/usecases/keep-file';
import { image } from '../media/made-files';
import { changeRecords } from '../../../functions/usecases/change-records';
import { openPeriod } from '../../../functions/usecases/open-period';
import type { Person } from '../../../functions/usecases/person';
import { getRecord } from '../../../functions/usecases/read-records';
import { RequestRefusal } from '../../../functions/usecases/request-refusal';
import { putScheme } from '../../../functions/usecases/schemes';
import { verifyAudit } from '../../../functions/usecases/verify-audit';
import { sqliteForAll } from '../store/sqlite-for-each';

const periods = { month: '2026-10', quarter: '2026-Q4', half: '2026-H2', year: '2026' } as const;
const organisation = 'demo';
const here = sqliteForAll();
const given = () => ({ store: here.store, clock: () => new Date('2026-10-15T08:00:00Z') });

/** Two in every role, since some steps are not for whoever took another one. */
function peopleOf(scheme: Scheme): Person[] {
  const unit = scheme.units[0]?.id as string;
  const groups = (kind: string) => scheme.groups.map(({ id }) => `${kind}:${scheme.id}/${id}`);
  const roles: Readonly<Record<string, readonly string[]>> = {
    assessor: groups('assessor'),
    'group-leader': groups('group-leader'),
    head: [`head:${scheme.id}/${unit}`],
    secretary: [`secretary:${scheme.id}/${unit}`],
    liaison: [`liaison:${scheme.id}/${unit}`],
    office: ['office'],
    leader: ['leader'],
    owner: [],
  };
  return Object.entries(roles).flatMap(([name, held]) =>
    [1, 2].map((count) => ({ organisation, id: `${name}-${count}`, name, roles: held })),
  );
}

/** Something that suits a column; a record of another register is one that was made before. */
function valueFor(scheme: Scheme, column: Column, made: ReadonlyMap<string, string>): RecordChange['set'] {
  const one = (value: NonNullable<RecordChange['set']>[string]) => ({ [column.id]: value });
  switch (column.type) {
    case 'text':
      return one('说明');
    case 'number':
      return one(Math.min(column.max ?? 1, Math.max(column.min ?? 0, 0.5)));
    case 'date':
      return one('2026-10-14');
    case 'yes-no':
      return one(true);
    case 'choice':
      return one(column.choices[0]?.id ?? null);
    case 'unit':
      return one(column.several ? [scheme.units[0]?.id as string] : (scheme.units[0]?.id ?? null));
    case 'person':
      return one(column.several ? ['owner-1', 'owner-2'] : 'owner-1');
    case 'place': {
      const places = scheme.components.filter(({ id }) => column.of === undefined || column.of.includes(id));
      const component = places.find(({ method }) => method === 'deduct') ?? places[0];
      const indicator = component?.indicators?.[0]?.id;
      return one(`${component?.id}${indicator === undefined ? '' : `/${indicator}`}`);
    }
    case 'period':
      return one('2026-10');
    case 'record':
      return made.has(column.register) ? one(made.get(column.register) ?? null) : {};
    case 'files':
      return one([digestOfBytes(photo)]);
  }
}

const photo = image('photo.png');

/** What stands against a step for a reason that its offer does not know. */
const excusable = ['linked-open', 'not-now', 'too-late'];

describe.each(presetIds.map((id) => [id, preset(id)] as const))('%s', (id, scheme) => {
  const people = peopleOf(scheme);
  const [office] = people.filter(({ roles }) => roles.includes('office'));
  const made = new Map<string, string>();
  let key = 0;

  const keyOf = ({ of }: Register) => ({ organisation, scheme: id, period: periods[of] });
  const change = async (register: Register, as: Person, one: RecordChange): Promise<ShownRecord> => {
    const asked = requestOf(given(), as, keyOf(register));
    const names = register.columns.some(
      ({ id: column, type }) => type === 'files' && Object.hasOwn(one.set ?? {}, column),
    );
    if (names) await keepFile(asked, { type: 'image/png', bytes: new Uint8Array(photo) }, mostPeriodBytes);
    const { records } = await changeRecords(asked, String((key += 1)), { changes: [one] });
    return records[0] as ShownRecord;
  };
  const tried = async (doIt: () => Promise<ShownRecord>): Promise<ShownRecord | string> => {
    try {
      return await doIt();
    } catch (error) {
      if (error instanceof RequestRefusal) return error.code;
      throw error;
    }
  };

  beforeAll(async () => {
    await putScheme(given(), office as Person, id, scheme, { 'if-none-match': '*' });
    const kinds = new Set((scheme.registers ?? []).map(({ of }) => of));
    for (const kind of kinds)
      await openPeriod(requestOf(given(), office as Person, { organisation, scheme: id, period: periods[kind] }));
  });

  // Those that others link to come first.
  const registers = [...(scheme.registers ?? [])].sort((one, other) => links(one) - links(other));

  test.each(registers.map((register) => [register.id as string, register] as const))('%s', async (name, register) => {
    const columns = new Map(register.columns.map((column) => [column.id as string, column]));
    const filled = (ids: readonly string[]): NonNullable<RecordChange['set']> =>
      Object.assign({}, ...ids.map((column) => valueFor(scheme, columns.get(column) as Column, made)));
    const unit = register.about === 'unit' ? { unit: scheme.units[0]?.id as string } : {};
    const named = (register.key ?? []).filter((column) => columns.has(column));
    const at = typeof register.group === 'object' ? [register.group.column] : [];
    const all = register.columns.flatMap(({ id: column, write }) => (write === undefined ? [column] : []));

    const reached = new Set<string>();
    const refused: string[] = [];
    const taken = new Set<string>();
    // Again and again from the beginning, each time by steps that were not taken yet; a key lets there be one alone.
    for (let round = 0; round < (register.key === undefined ? 3 : 1); round += 1) {
      let record: ShownRecord | string = 'not-allowed';
      for (const person of people) {
        for (const ids of [all, [...new Set([...named, ...at])]]) {
          if (typeof record !== 'string') break;
          record = await tried(() => change(register, person, { register: name, ...unit, set: filled(ids) }));
        }
      }
      if (typeof record === 'string') throw new Error(`nobody makes a record: ${record}`);
      const number = record.number as string;
      made.set(name, number);
      for (let isMoving = true; isMoving;) {
        isMoving = false;
        for (const person of people) {
          const { record: seen } = await getRecord(requestOf(given(), person, keyOf(register)), name, number).catch(
            () => ({ record: null }),
          );
          if (seen === null) continue;
          reached.add(seen.state);
          const next = seen.steps.find(({ step }) => !taken.has(`${person.id} ${seen.state} ${step}`));
          if (next === undefined) continue;
          taken.add(`${person.id} ${seen.state} ${next.step}`);
          const asked = { register: name, number, step: next.step, set: filled(next.missing), reason: '理由' };
          const after = await tried(() => change(register, person, asked));
          if (typeof after === 'string') refused.push(`${person.id} ${seen.state} ${next.step}: ${after}`);
          isMoving = true;
        }
      }
    }
    expect(refused.filter((one) => !excusable.some((code) => one.endsWith(code)))).toEqual([]);
    expect(reached.size).toBeGreaterThan(1);
  });

  test('what the audit tells of it holds', async () => {
    const { chains } = await verifyAudit(given(), organisation, {});
    expect(chains.filter((chain) => chain.break !== null)).toEqual([]);
  });
});

function links({ columns }: Register): number {
  return columns.filter(({ type }) => type === 'record').length;
}
