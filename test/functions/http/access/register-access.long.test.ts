// Who sees records and takes their steps: register × state × step × who asks, from the registers as data.
import { partOfKind, type RoleKind } from '../../../../shared/api/roles';
import { registers } from '../register-scheme';
import { askers, registerWorld, type Asker, type RegisterInput, type RegisterWorld } from './register-world';

let world: RegisterWorld;

beforeAll(async () => {
  world = await registerWorld();
});
afterAll(() => world.service.stop());

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
    beforeAll(() => world.bring(register.id, state.id));
    const number = () => world.numberOf(register.id);

    test('is shown to those whom it is for, and is not there for others', async () => {
      for (const asker of askers) {
        const path = `${world.service.rootOf('2026-10')}/records/${register.id}/${number()}`;
        const { status } = await world.service.send('GET', path, undefined, { as: asker.id });
        expect([asker.id, status]).toEqual([asker.id, sees(asker, register, state) ? 200 : 404]);
      }
    });

    test.each(register.steps.map((step) => [step.id, step] as const))('%s', async (id, step) => {
      for (const asker of askers) {
        const body = JSON.stringify({ changes: [{ register: register.id, number: number(), step: id }] });
        const headers = { 'idempotency-key': `${asker.id} ${state.id} ${id}`.replaceAll(' ', '-') };
        const answer = await world.service.send('POST', `${world.service.rootOf('2026-10')}/records`, body, {
          as: asker.id,
          headers,
        });
        if (answer.status === 200) world.bring(register.id, state.id);
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
