// Two real providers, one of which is dishonest: it sends people on to the other, to be handed the code that they bring back from there.
import type { OidcProvider } from '../../../shared/api/site-settings';
import { challengeOf, newSecrets, openOidcClient } from '../../../addin/session/oidc-client';
import { ownAddress } from '../../../addin/session/return-address';
import { throughPages } from '../../oidc/sign-in';
import { startProvider, type ProviderSettings, type RunningProvider } from '../../oidc/start-provider';

const page = 'http://localhost:1/sign-in.html';
const clientId = 'scorebook';
const accounts = [{ id: 'zhang', claims: { name: '张三' } }];
const at = (issuer: string): OidcProvider => ({ issuer, clientId, scope: 'openid profile', token: 'access' });

const running: RunningProvider[] = [];
async function start(more: Partial<ProviderSettings>, redirectUris = [page]): Promise<RunningProvider> {
  const provider = await startProvider({ accounts, clients: [{ clientId, redirectUris }], ...more });
  running.push(provider);
  return provider;
}
/** One that names itself in its answers, or one whose own address alone it knows. */
async function startHonest(namesItself: boolean, alsoKnows: readonly string[] = []): Promise<RunningProvider> {
  const { issuer, port, stop } = await start({ namesItself });
  if (namesItself) return running[0] as RunningProvider;
  await stop();
  return start({ namesItself, port }, [ownAddress(page, issuer), ...alsoKnows]);
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

/** Signs Zhang San in at the first of them, as pages do, by whatever way it sends him. */
async function signIn(providers: readonly OidcProvider[]) {
  const [asked] = providers as [OidcProvider];
  const client = await openOidcClient(asked, providers, page);
  const secrets = newSecrets(asked.issuer);
  const { issuer, state, nonce } = secrets;
  const request = { issuer, state, nonce, challenge: await challengeOf(secrets), anew: false };
  const back = await throughPages(new URL(client.authorizationAddress(request)), page, 'zhang');
  return client.exchange(back.search, secrets);
}

const takenAt = async ({ issuer }: RunningProvider): Promise<unknown> => (await fetch(`${issuer}/taken`)).json();

it.each([true, false])('each of two providers signs in, whether it names itself or not (%s)', async (namesItself) => {
  const [honest, other] = [await startHonest(namesItself), await start({})];
  const both = [at(honest.issuer), at(other.issuer)];
  expect((await signIn(both)).subject).toBe('zhang');
  expect((await signIn([...both].reverse())).subject).toBe('zhang');
});

it('one alone needs not name itself, and comes back to the page', async () => {
  const only = await start({ namesItself: false });
  expect((await signIn([at(only.issuer)])).subject).toBe('zhang');
});

describe.each([true, false])('a dishonest provider that says of itself that it names itself (%s)', (saysSo) => {
  /** The ways it can ask the honest one to send people back. */
  const ways = (honest: RunningProvider) => [page, ownAddress(page, honest.issuer)];

  it('is handed nothing that people bring back from one that does', async () => {
    const honest = await startHonest(true);
    const dishonest = await start({ namesItself: saysSo, sendsOnTo: { issuer: honest.issuer, redirectUri: page } });
    await expect(signIn([at(dishonest.issuer), at(honest.issuer)])).rejects.toMatchObject({ reason: 'mismatch' });
    expect(await takenAt(dishonest)).toEqual([]);
  });

  it('nor from one that does not, and comes back to an address of its own, even where that knows the common one too', async () => {
    const honest = await startHonest(false, [page]);
    for (const redirectUri of ways(honest)) {
      const dishonest = await start({ namesItself: saysSo, sendsOnTo: { issuer: honest.issuer, redirectUri } });
      await expect(signIn([at(dishonest.issuer), at(honest.issuer)])).rejects.toMatchObject({ reason: 'mismatch' });
      expect(await takenAt(dishonest)).toEqual([]);
    }
  });

  it('and cannot have the honest one send people back to the address of the dishonest one', async () => {
    const honest = await startHonest(false);
    const dishonest = await start({ namesItself: saysSo, sendsOnTo: { issuer: honest.issuer } });
    await expect(signIn([at(dishonest.issuer), at(honest.issuer)])).rejects.toThrow(/invalid_redirect_uri/);
  });
});

it.each([
  ['of another', ['x']],
  ['of none', []],
  ['twice', ['own', 'own']],
  ['and of another', ['own', 'x']],
  ['after that of another', ['x', 'own']],
])('an answer that came to the address %s is refused', async (_what, names) => {
  const honest = await startHonest(false);
  const providers = [at(honest.issuer), at('http://127.0.0.1:1')];
  const client = await openOidcClient(providers[0] as OidcProvider, providers, page);
  const secrets = newSecrets(honest.issuer);
  const own = new URL(ownAddress(page, honest.issuer)).searchParams.get('from') ?? '';
  const answer = new URLSearchParams({ code: 'c', state: secrets.state });
  for (const name of names) answer.append('from', name === 'own' ? own : name);
  await expect(client.exchange(`?${answer.toString()}`, secrets)).rejects.toMatchObject({ reason: 'mismatch' });
});

it('the address of each is readable, and no two have the same', () => {
  expect(ownAddress(page, 'https://sign-in.example.cn/realms/office')).toBe(
    'http://localhost:1/sign-in.html?from=sign-in.example.cn/realms/office',
  );
  const issuers = [
    'https://a.cn',
    'https://a.cn/',
    'https://a.cn:8443',
    'https://a.cn/x&from=b',
    'https://a.cn/é',
    'https://a.cn/%C3%A9',
  ];
  expect(new Set(issuers.map((issuer) => ownAddress(page, issuer))).size).toBe(issuers.length);
  for (const issuer of issuers)
    expect(new URL(ownAddress(page, issuer)).searchParams.getAll('from')).toEqual([issuer.slice('https://'.length)]);
});
