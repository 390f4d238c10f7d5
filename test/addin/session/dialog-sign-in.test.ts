// The pane's side of the sign-in window: whose answer counts, how long it serves, and what ends the waiting.
import { dialogAddress, parseDialogRequest } from '../../../addin/session/dialog-message';
import { createDialogSignIn } from '../../../addin/session/dialog-sign-in';
import { createEntraSignIn } from '../../../addin/session/entra-sign-in';
import { SignInNeeded, SignInRefused, SignInUnsupported } from '../../../addin/session/failures';
import type { DialogEvents } from '../../../addin/session/sign-in-host';

const page = 'https://scorebook.example/sign-in.html';
let now = 1_000_000;

/** A window whose page answers as the test says; `asked` is what it was opened with. */
function windows(answer: (events: DialogEvents, state: string) => void) {
  const asked: string[] = [];
  let closed = 0;
  return {
    asked,
    closed: () => closed,
    loginHint: async () => 'li@contoso.example',
    async openDialog(address: string, events: DialogEvents) {
      asked.push(address);
      queueMicrotask(() => answer(events, new URL(address).searchParams.get('state') ?? ''));
      return { close: () => void (closed += 1) };
    },
  };
}
const { origin } = new URL(page);
const said = (state: string, token = 't-1') =>
  JSON.stringify({ kind: 'signed-in', state, token, expiresAt: now + 600_000 });

test('the token of the window serves until it nears its end, then the person is asked again', async () => {
  const host = windows((events, state) => events.message(said(state), origin));
  const signIn = createDialogSignIn(host, page, () => now);
  await expect(signIn.token()).rejects.toBeInstanceOf(SignInNeeded);
  await signIn.signIn();
  expect(await signIn.token()).toBe('t-1');
  now += 500_000;
  expect(await signIn.token()).toBe('t-1');
  now += 50_000;
  await expect(signIn.token()).rejects.toBeInstanceOf(SignInNeeded);
  expect(host.closed()).toBe(1);
  expect(parseDialogRequest(new URL(host.asked[0] ?? '').search)?.loginHint).toBe('li@contoso.example');
});

test('each window has a secret of its own; an answer without it, from another page, or of another form is none', async () => {
  const earlier: string[] = [];
  const host = windows((events, state) => {
    for (const text of ['', '{', '{"kind":"signed-in"}', said('guessed', 'forged'), said(earlier[0] ?? '', 'old')]) {
      events.message(text, origin);
    }
    events.message(said(state, 'elsewhere'), 'https://attacker.example');
    events.message(JSON.stringify({ ...JSON.parse(said(state, 'more')), more: 1 }), origin);
    earlier.push(state);
    events.message(said(state, `real-${earlier.length}`), earlier.length === 1 ? undefined : origin);
  });
  const signIn = createDialogSignIn(host, page, () => now);
  await signIn.signIn();
  expect(await signIn.token()).toBe('real-1');
  await signIn.signIn();
  expect(await signIn.token()).toBe('real-2');
  expect(new Set(earlier).size).toBe(2);
});

test('a refusal, a closed window, and stopping end the waiting, and nothing is kept', async () => {
  const refused = createDialogSignIn(
    windows((events, state) =>
      events.message(JSON.stringify({ kind: 'refused', state, reason: 'access_denied' }), origin),
    ),
    page,
    () => now,
  );
  await expect(refused.signIn()).rejects.toEqual(new SignInRefused('access_denied'));
  // As in Office, a person closes the window some time after it was opened.
  const shut = windows((events) => setTimeout(() => events.closed()));
  const closed = createDialogSignIn(shut, page, () => now);
  await expect(closed.signIn()).rejects.toMatchObject({ name: 'AbortError' });
  const control = new AbortController();
  const host = windows(() => control.abort());
  const stopped = createDialogSignIn(host, page, () => now);
  await expect(stopped.signIn(control.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(shut.closed()).toBe(0);
  for (const one of [refused, closed, stopped]) await expect(one.token()).rejects.toBeInstanceOf(SignInNeeded);
  expect(host.closed()).toBe(1);
});

test('a token that the service refused, or a sign-out, is forgotten', async () => {
  const signIn = createDialogSignIn(
    windows((events, state) => events.message(said(state), origin)),
    page,
    () => now,
  );
  await signIn.signIn();
  await expect(signIn.token({ fresh: true })).rejects.toBeInstanceOf(SignInNeeded);
  await signIn.signIn();
  await signIn.signOut();
  await expect(signIn.token()).rejects.toBeInstanceOf(SignInNeeded);
});

test('an Office with neither way says so', async () => {
  const host = { ...windows(() => undefined), nestedAppAuthentication: () => false, dialogs: () => false };
  const settings = { kind: 'entra', clientId: '', authority: '', scope: '' } as const;
  await expect(createEntraSignIn(settings, host, page).token()).rejects.toBeInstanceOf(SignInUnsupported);
  const withDialogs = createEntraSignIn(settings, { ...host, dialogs: () => true }, page);
  await expect(withDialogs.token()).rejects.toBeInstanceOf(SignInNeeded);
});

test('the address carries state and hint, escaped', () => {
  const request = { state: 'a&b=c', loginHint: '李@x', anew: false };
  expect(parseDialogRequest(new URL(dialogAddress(page, request)).search)).toEqual(request);
  const other = { state: 'a', loginHint: null, anew: true };
  expect(parseDialogRequest(new URL(dialogAddress(page, other)).search)).toEqual(other);
  expect(parseDialogRequest('?code=1')).toBeNull();
});

test('whom the service did not believe is asked anew, without a hint of who it was, until it does', async () => {
  const host = {
    ...windows((events, state) => events.message(said(state), origin)),
    nestedAppAuthentication: () => false,
    dialogs: () => true,
  };
  const settings = { kind: 'entra', clientId: '', authority: '', scope: '' } as const;
  const signIn = createEntraSignIn(settings, host, page);
  const codes: (string | null)[] = [];
  signIn.disbelief.watch(() => codes.push(signIn.disbelief.code()));
  await signIn.signIn();
  signIn.disbelieved?.('token-expired');
  signIn.disbelieved?.('token-tenant-not-allowed');
  await signIn.signIn();
  await signIn.signIn();
  const asked = host.asked.map((address) => parseDialogRequest(new URL(address).search));
  expect(asked.map((one) => [one?.anew, one?.loginHint])).toEqual([
    [false, 'li@contoso.example'],
    [true, null],
    [false, 'li@contoso.example'],
  ]);
  expect(codes).toEqual([null, null, 'token-tenant-not-allowed', null, null]);
});
