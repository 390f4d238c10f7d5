// Who sees records and takes their steps: register × state × step × who asks, from the registers as data; and two registers once more by hand.
import { partOfKind, roleKinds, type RoleKind } from '../../../../shared/api/roles';
import { registers, type ChangeInput } from '../register-scheme';
import { registerService, type RegisterService } from '../register-service';

type RegisterInput = (typeof registers)[number];

interface Asker {
  readonly id: string;
  readonly kind: RoleKind | null;
  /** the group, unit or period of the record, or another one of its scheme, or of another scheme */
  readonly scope: 'own' | 'other-part' | 'other-scheme';
}

const parts = {
  group: ['safety', 'service'],
  unit: ['u1', 'u2'],
  period: ['2026-10', '2026-11'],
} as const;

const askers: readonly Asker[] = [
  ...roleKinds.flatMap((kind) =>
    (['own', 'other-part', 'other-scheme'] as const)
      .filter((scope) => scope === 'own' || partOfKind(kind) !== null)
      .map((scope) => ({ id: `${kind}.${scope}`, kind, scope })),
  ),
  { id: 'maker', kind: null, scope: 'own' },
  { id: 'owner', kind: null, scope: 'own' },
  { id: 'outsider', kind: null, scope: 'own' },
];

/** Who makes the record of each register, and with which columns. */
const made: Readonly<Record<string, { readonly roles: readonly string[]; readonly change: ChangeInput }>> = {
  book: { roles: ['secretary:reg/u1'], change: { register: 'book', unit: 'u1', set: { focus: '安全' } } },
  tasks: {
    roles: ['secretary:reg/u1'],
    change: { register: 'tasks', unit: 'u1', set: { what: '巡检', owner: 'owner' } },
  },
  findings: {
    roles: ['assessor:reg/safety'],
    change: {
      register: 'findings',
      unit: 'u1',
      set: { kind: 'site', what: '堵塞', points: 1, deadline: '2026-11-01' },
    },
  },
  appeals: { roles: ['head:reg/u1'], change: { register: 'appeals', unit: 'u1', set: { grounds: '复核' } } },
  reviews: { roles: ['office'], change: { register: 'reviews', set: { seen: '已换' } } },
};

let service: RegisterService;
const numbers = new Map<string, string>();

beforeAll(async () => {
  service = await registerService(['2026-10', '2026-11']);
  const put = (id: string, roles: readonly string[]) =>
    service.ask('putPerson', { id }, { as: 'admin', body: { name: id, roles: [...roles] } });
  for (const { id, kind, scope } of askers) {
    if (kind === null) continue;
    const about = partOfKind(kind);
    const scheme = scope === 'other-scheme' ? 'luan' : 'reg';
    await put(id, [about === null ? kind : `${kind}:${scheme}/${parts[about][scope === 'other-part' ? 1 : 0]}`]);
  }
  await put('owner', []);
  for (const { id } of registers) {
    const { roles, change } = made[id] as (typeof made)[string];
    await put('maker', roles);
    numbers.set(id, (await service.changeOne('maker', change)).number as string);
  }
  // Whoever made a record and has no role any more is still its author.
  await put('maker', []);
});
afterAll(() => service.stop());

const numberOf = (register: string): string => numbers.get(register) as string;
const rowOf = (register: string): string => `partition LIKE '%!reg!2026-10' AND row LIKE 'record!${register}!%'`;

/** As if the record had come there. */
const bring = (register: string, state: string): void =>
  service.damage(
    `UPDATE record SET value = json_set(value, '$.state', '${state}', '$.signed', json('[]'), '$.taken', json('[]')) WHERE ${rowOf(register)}`,
  );

const isMeant = (who: unknown, { id, kind, scope }: Asker, register: RegisterInput): boolean => {
  if (typeof who === 'object' && who !== null) return 'person' in who && id === 'owner' && register.id === 'tasks';
  if (who === 'author') return id === 'maker';
  if (who !== kind || scope === 'other-scheme') return false;
  const about = partOfKind(kind as RoleKind);
  if (about === 'unit' && register.about === 'period') return true;
  if (about === 'group' && register.group === undefined) return true;
  return scope === 'own';
};

const takers = ({ by }: RegisterInput['steps'][number]): readonly unknown[] => ('all' in by ? by.all : by);

/** As the design says it: office, leaders, observers, the author, whoever may write or step, and the unit but for what is inside. */
function sees(asker: Asker, register: RegisterInput, state: RegisterInput['states'][number]): boolean {
  const { kind, scope } = asker;
  if (kind === 'office' || kind === 'leader' || (kind === 'observer' && scope === 'own')) return true;
  if (isMeant('author', asker, register)) return true;
  const named = (id: string) => [
    ...(register.states.find((one) => one.id === id)?.write ?? []),
    ...register.columns.flatMap(({ write }) => (write?.in.includes(id) ? (write.by ?? []) : [])),
    ...register.steps.filter(({ from }) => from.includes(id)).flatMap(takers),
  ];
  const meant = (id: string) => named(id).some((who) => isMeant(who, asker, register));
  const isOfUnit = kind !== null && partOfKind(kind) === 'unit' && (scope === 'own' || register.about === 'period');
  if (state.inside && isOfUnit && scope !== 'other-scheme') return meant(state.id);
  if (register.about === 'period' && kind !== null && partOfKind(kind) !== null && scope !== 'other-scheme') {
    return state.inside ? meant(state.id) : kind !== 'observer';
  }
  if (isOfUnit && scope === 'own') return true;
  return register.states.some(({ id }) => meant(id));
}

const cells = registers.flatMap((register) => register.states.map((state) => ({ register, state })));

describe.each(cells.map((cell) => [`${cell.register.id}, ${cell.state.id}`, cell] as const))(
  '%s',
  (_, { register, state }) => {
    beforeAll(() => bring(register.id, state.id));
    const number = () => numberOf(register.id);

    test('is shown to those whom it is for, and is not there for others', async () => {
      for (const asker of askers) {
        const path = `${service.rootOf('2026-10')}/records/${register.id}/${number()}`;
        const { status } = await service.send('GET', path, undefined, { as: asker.id });
        expect([asker.id, status]).toEqual([asker.id, sees(asker, register, state) ? 200 : 404]);
      }
    });

    test.each(register.steps.map((step) => [step.id, step] as const))('%s', async (id, step) => {
      for (const asker of askers) {
        const body = JSON.stringify({ changes: [{ register: register.id, number: number(), step: id }] });
        const headers = { 'idempotency-key': `${asker.id} ${state.id} ${id}`.replaceAll(' ', '-') };
        const answer = await service.send('POST', `${service.rootOf('2026-10')}/records`, body, {
          as: asker.id,
          headers,
        });
        if (answer.status === 200) bring(register.id, state.id);
        const code = answer.status === 200 ? null : (answer.body as { code: string }).code;
        const expected = !sees(asker, register, state)
          ? 'unknown-record'
          : !step.from.includes(state.id)
            ? 'wrong-state'
            : !takers(step).some((who) => isMeant(who, asker, register))
              ? 'not-allowed'
              : null;
        const barred = ['unknown-record', 'wrong-state', 'not-allowed'].includes(code ?? '') ? code : null;
        expect([asker.id, barred]).toEqual([asker.id, expected]);
      }
    });
  },
);

/** Said once more by hand: who sees a record in a state, and who gets past the door of its steps. */
const byHand = {
  book: {
    draft: {
      sees: 'head.own leader.own liaison.own maker observer.own office.own secretary.own',
      steps: { sign: 'head.own secretary.own', 'take-back': '' },
    },
    'in-force': {
      sees: 'head.own leader.own liaison.own maker observer.own office.own secretary.own',
      steps: { sign: '', 'take-back': 'head.own office.own' },
    },
  },
  findings: {
    noted: {
      sees: 'assessor.own leader.own maker observer.own office.own',
      steps: { 'feed-back': 'maker office.own', agree: '', close: '', correct: '', withdraw: 'maker office.own' },
    },
    'fed-back': {
      sees: 'assessor.own head.own leader.own liaison.own maker observer.own office.own secretary.own',
      steps: { 'feed-back': '', agree: 'assessor.own head.own', close: '', correct: '', withdraw: 'maker office.own' },
    },
    agreed: {
      sees: 'assessor.own head.own leader.own liaison.own maker observer.own office.own secretary.own',
      steps: { 'feed-back': '', agree: '', close: 'assessor.own office.own', correct: 'office.own', withdraw: '' },
    },
  },
} as const;

test.each(Object.keys(byHand) as (keyof typeof byHand)[])('%s, as it is said by hand', async (id) => {
  for (const [state, told] of Object.entries(byHand[id])) {
    bring(id, state);
    const seeing: string[] = [];
    const stepping = new Map<string, string[]>(Object.keys(told.steps).map((step) => [step, []]));
    for (const { id: as } of askers) {
      const path = `${service.rootOf('2026-10')}/records/${id}/${numberOf(id)}`;
      const { status, body } = await service.send('GET', path, undefined, { as });
      if (status !== 200) continue;
      seeing.push(as);
      for (const { step } of (body as { steps: { step: string }[] }).steps) stepping.get(step)?.push(as);
    }
    expect([state, seeing.sort().join(' ')]).toEqual([state, told.sees]);
    const steps = Object.fromEntries([...stepping].map(([step, ids]) => [step, ids.sort().join(' ')]));
    expect([state, steps]).toEqual([state, told.steps]);
  }
});
