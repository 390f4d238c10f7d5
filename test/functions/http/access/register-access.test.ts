// Who sees records and takes their steps, said by hand of two registers; the long test has all of them from the registers as data.
import { askers, registerWorld, type RegisterWorld } from './register-world';

let world: RegisterWorld;

beforeAll(async () => {
  world = await registerWorld();
});
afterAll(() => world.service.stop());

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
    world.bring(id, state);
    const seeing: string[] = [];
    const stepping = new Map<string, string[]>(Object.keys(told.steps).map((step) => [step, []]));
    for (const { id: as } of askers) {
      const path = `${world.service.rootOf('2026-10')}/records/${id}/${world.numberOf(id)}`;
      const { status, body } = await world.service.send('GET', path, undefined, { as });
      if (status !== 200) continue;
      seeing.push(as);
      for (const { step } of (body as { steps: { step: string }[] }).steps) stepping.get(step)?.push(as);
    }
    expect([state, seeing.sort().join(' ')]).toEqual([state, told.sees]);
    const steps = Object.fromEntries([...stepping].map(([step, ids]) => [step, ids.sort().join(' ')]));
    expect([state, steps]).toEqual([state, told.steps]);
  }
});
