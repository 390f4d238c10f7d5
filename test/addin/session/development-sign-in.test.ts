import { createDevelopmentSignIn } from '../../../addin/session/development-sign-in';
import { NetworkFailure, SignInNeeded, UnexpectedAnswer } from '../../../addin/session/failures';
import { createSessionMemory } from '../../../addin/session/session-memory';
import { startSmallServer, type SmallServer } from './small-server';

const people = [{ id: 'office-1', name: '李四', roles: ['office'] }];

let server: SmallServer;
let now = 0;
beforeEach(async () => {
  server = await startSmallServer();
  now = 1_000_000;
  let number = 0;
  server.answer = ({ url }) => ({
    status: 200,
    body: url === '/dev/people' ? people : { access_token: `token-${++number}`, expires_in: 600 },
  });
});
afterEach(() => server.close());

describe('development sign-in', () => {
  it('lets a person be picked and keeps the token until it nears its end', async () => {
    const signIn = createDevelopmentSignIn(server.origin, createSessionMemory(), () => now);
    expect(await signIn.people()).toEqual(people);
    await expect(signIn.token()).rejects.toBeInstanceOf(SignInNeeded);
    await signIn.choose('office-1');
    expect(await signIn.token()).toBe('token-1');
    now += 500_000;
    expect(await signIn.token()).toBe('token-1');
    now += 50_000;
    expect(await signIn.token()).toBe('token-2');
    expect(server.asked.at(-1)).toMatchObject({ method: 'POST', url: '/dev/token', body: { person: 'office-1' } });
  });

  it('renews once for many who ask at the same time', async () => {
    const signIn = createDevelopmentSignIn(server.origin, createSessionMemory(), () => now);
    await signIn.choose('office-1');
    now += 600_000;
    const tokens = await Promise.all([signIn.token(), signIn.token(), signIn.token({ fresh: true })]);
    expect(new Set(tokens)).toEqual(new Set(['token-2']));
  });

  it('survives a reload within the session, and signing out ends it', async () => {
    const memory = createSessionMemory();
    await createDevelopmentSignIn(server.origin, memory, () => now).choose('office-1');
    const later = createDevelopmentSignIn(server.origin, memory, () => now);
    expect(await later.token()).toBe('token-1');
    await later.signOut();
    await expect(later.token()).rejects.toBeInstanceOf(SignInNeeded);
  });

  it('tells a failing network from an answer that is no token', async () => {
    const signIn = createDevelopmentSignIn(server.origin, createSessionMemory(), () => now);
    server.answer = () => ({ status: 200, body: { token: 'x' } });
    await expect(signIn.choose('office-1')).rejects.toBeInstanceOf(UnexpectedAnswer);
    server.answer = () => 'drop';
    await expect(signIn.choose('office-1')).rejects.toBeInstanceOf(NetworkFailure);
  });
});
