// Sign-in with any OpenID Connect provider: a window brings its answer, this page alone makes tokens of it and keeps them in memory.
import type { OidcProvider } from '../../shared/api/site-settings';
import type { AccountSignIn } from './account-sign-in';
import { answerOf } from './dialog-window';
import { NetworkFailure, PopupBlocked, ProviderAway, SignInNeeded, SignInRefused, SignInUnsupported } from './failures';
import { keepProvider, keptProvider } from './kept-provider';
import { createDisbelief } from './disbelief';
import type { OidcClient, OidcTokens, SignInSecrets } from './oidc-client';
import { leavingAddress, requestAddress } from './oidc-request';
import type { SessionMemory } from './session-memory';
import type { SignInHost } from './sign-in-host';
import { beginTrip, takeTrip, type Trip } from './sign-in-trip';

interface Held extends OidcTokens {
  readonly provider: OidcProvider;
  readonly client: OidcClient;
  /** milliseconds since 1970 */
  readonly renewAt: number;
  readonly endsAt: number;
}

/** A token is renewed this long before its end, and none that is this close to it is sent off. */
const MARGIN_MS = 60_000;
/** Of one that does not hold long, this part of its life. */
const MARGIN_PART = 4;
/** Where a provider does not say how long a token holds, it is tried until the service refuses it. */
const UNKNOWN_S = 3600;

/** Told to the pages of this window that come after one that was left: whoever the provider still knows is asked anew. */
const LEFT = 'scorebook.sign-in.left';

interface Surroundings {
  readonly host: SignInHost;
  /** the address of the sign-in page, on the page's own origin */
  readonly page: string;
  readonly memory: SessionMemory;
  /** milliseconds since 1970 */
  readonly now: () => number;
}

const load = () =>
  import(/* webpackChunkName: "oidc" */ './oidc-client').catch((cause: unknown) => {
    throw new NetworkFailure({ cause });
  });

export function createOidcSignIn(providers: readonly OidcProvider[], surroundings: Surroundings): AccountSignIn {
  const { host, page, memory, now } = surroundings;
  const clients = new Map<string, Promise<OidcClient>>();
  const disbelief = createDisbelief();
  let held: Held | null = null;
  let renewal: { readonly of: Held; readonly token: Promise<string> } | null = null;

  const providerOf = (issuer: string | null | undefined): OidcProvider | undefined =>
    providers.find((one) => one.issuer === issuer);

  /** One that did not open is opened anew the next time. */
  const clientOf = (provider: OidcProvider): Promise<OidcClient> => {
    const known = clients.get(provider.issuer);
    if (known) return known;
    const opened = load().then(({ openOidcClient }) => openOidcClient(provider, providers, page));
    opened.catch(() => clients.delete(provider.issuer));
    clients.set(provider.issuer, opened);
    return opened;
  };

  const hold = (provider: OidcProvider, client: OidcClient, tokens: OidcTokens): Held => {
    const life = (tokens.lifetime ?? UNKNOWN_S) * 1000;
    const endsAt = now() + life;
    return { ...tokens, provider, client, endsAt, renewAt: endsAt - Math.min(MARGIN_MS, life / MARGIN_PART) };
  };

  const finish = async (answer: string, secrets: SignInSecrets): Promise<void> => {
    const provider = providerOf(secrets.issuer);
    // The settings have changed on the way.
    if (!provider) throw new SignInRefused('mismatch');
    const client = await clientOf(provider);
    held = hold(provider, client, await client.exchange(answer, secrets));
    memory.set(LEFT, null);
    disbelief.set(null);
    keepProvider(provider.issuer);
  };

  const arrive = async ({ answer, refused, secrets }: Trip): Promise<void> => {
    if (refused !== null) throw refusal(refused);
    // Neither: the person came back by the browser's own button.
    if (answer !== null && secrets !== null) await finish(answer, secrets);
  };
  const trip = host.leave ? takeTrip() : null;
  let arrival: Promise<void> = trip ? arrive(trip) : Promise.resolve();
  // Told by `cameBack`; until then nobody is signed in.
  const arrived = arrival.catch(() => undefined);

  /** Renews what is held, one at a time; a person who has left meanwhile, or another one, is not signed in by it. */
  const renew = async (current: Held, refreshToken: string): Promise<string> => {
    try {
      const next = await current.client.refresh(refreshToken);
      if (held !== current) {
        if (next.refreshToken !== null) forget(current.client, next.refreshToken);
        throw new SignInNeeded();
      }
      if (next.subject !== null && next.subject !== current.subject) throw new SignInRefused('mismatch');
      held = { ...hold(current.provider, current.client, next), subject: current.subject };
      // What a renewal does not bring stays.
      if (next.idToken === null) held = { ...held, idToken: current.idToken };
      return held.token;
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      if (held === current) held = null;
      throw new SignInNeeded('', { cause: error });
    }
  };

  const leaveFor = (address: string, state: string, secrets: SignInSecrets | null): boolean => {
    if (!host.leave || !beginTrip(state, secrets)) return false;
    host.leave(address);
    return true;
  };

  // There when somebody clicks: browsers open a window only soon after it.
  load().catch(() => undefined);

  return {
    kind: 'oidc',
    disbelief,
    disbelieved: disbelief.set,
    keepers: providers.map(({ issuer, title }) => ({
      id: issuer,
      title: title ?? (providers.length === 1 ? null : new URL(issuer).host),
    })),
    lastKeeper: () => providerOf(keptProvider())?.issuer ?? null,
    cameBack: () => {
      const outcome = arrival;
      arrival = Promise.resolve();
      return outcome;
    },
    async token({ fresh = false } = {}) {
      await arrived;
      const current = held;
      if (current === null) throw new SignInNeeded();
      if (!fresh && now() < current.renewAt) return current.token;
      if (current.refreshToken === null) {
        held = null;
        throw new SignInNeeded();
      }
      if (renewal?.of !== current) renewal = { of: current, token: renew(current, current.refreshToken) };
      try {
        return await renewal.token;
      } catch (error) {
        if (renewal.of === current) renewal = null;
        // The old one serves as long as it holds.
        if (error instanceof ProviderAway && !fresh && held === current && now() < current.endsAt) return current.token;
        throw error;
      }
    },
    async signIn(signal, { keeper, mayLeave = false } = {}) {
      if (!host.dialogs()) throw new SignInUnsupported();
      const provider = providerOf(keeper) ?? providerOf(held?.provider.issuer ?? keptProvider()) ?? providers[0];
      if (!provider) throw new SignInUnsupported();
      const { newSecrets, challengeOf } = await load();
      const secrets = newSecrets(provider.issuer);
      const { issuer, state, nonce } = secrets;
      const anew = memory.get(LEFT) !== null || disbelief.code() !== null;
      const address = requestAddress(page, { issuer, state, nonce, challenge: await challengeOf(secrets), anew });
      try {
        const answer = await answerOf(host, address, state, signal);
        if (answer.kind === 'refused') throw refusal(answer.reason);
        if (answer.kind !== 'answered') throw new SignInRefused('mismatch');
        await finish(answer.answer, secrets);
      } catch (error) {
        if (!(error instanceof PopupBlocked && mayLeave && leaveFor(address, state, secrets))) throw error;
        await untilStopped(signal);
      }
    },
    async signOut() {
      const before = held;
      held = null;
      if (before === null) return;
      memory.set(LEFT, 'yes');
      const { provider, client, refreshToken, idToken } = before;
      if (refreshToken !== null) forget(client, refreshToken);
      const state = crypto.randomUUID();
      if (client.endSessionAddress(state, idToken) === null) return;
      const leaving = { issuer: provider.issuer, state, ...(idToken !== null && { token: idToken }) };
      const address = leavingAddress(page, leaving);
      // Nobody waits for it: the provider may want to ask, and who signs in next is asked anew anyway.
      answerOf(host, address, state, undefined).catch((error: unknown) => {
        if (error instanceof PopupBlocked) leaveFor(address, state, null);
      });
    },
  };
}

/** Nobody waits for it: a provider that cannot be reached forgets the token when it ends. */
const forget = (client: OidcClient, refreshToken: string): void =>
  void client.revoke(refreshToken).catch(() => undefined);

const refusal = (reason: string): Error =>
  reason === 'away' ? new ProviderAway({ cause: reason }) : new SignInRefused(reason);

/** The page is on its way elsewhere; a person who comes back by the browser's button may stop waiting. */
function untilStopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('the person stopped waiting', 'AbortError')));
  });
}
