// What the sign-in page says in English, and why the service does not take somebody who has signed in.
import type { TokenFaultCode } from '../fault-codes';

export const signInPage = {
  'signIn.title': 'Sign in',
  'signIn.development': 'This is the development sign-in: choose a sample person.',
  'signIn.search': 'Find a person',
  'signIn.people': 'People',
  'signIn.more': '{count} more: type a name or an id to find them.',
  'signIn.none': 'Nobody found.',
  'signIn.as': 'Sign in as {name} ({id})',
  'signIn.window': 'Signing in …',
  'signIn.account': 'Sign in with your organisation account',
  'signIn.with': 'Sign in with {name}',
  'signIn.over': 'You can close this window now.',
  'signIn.who':
    'Use the account that your administrator has put on record; a password is typed on the pages of the sign-in service alone.',
  'signIn.refused.other': 'Signing in again below lets you use another account.',
} as const;

export const tokenFaults = {
  'token-missing': 'The request came without a token. Sign in again.',
  'token-malformed':
    'What the sign-in service gave is incomplete: your id cannot be read from it. Tell the administrator, who checks “id” in the settings of the sign-in.',
  'token-expired':
    'The sign-in has expired. Sign in again; if you only just did, ask the administrator to check the clock of the server.',
  'token-not-yet-valid':
    'What the sign-in service gave is not valid yet. Ask the administrator to check the clocks of the server and of the sign-in service.',
  'token-wrong-audience':
    'You have signed in, but what the sign-in service gave is not meant for this service (aud). Tell the administrator, who checks “audience” in the settings of the sign-in.',
  'token-wrong-issuer':
    'You have signed in, but this service does not know that sign-in service (iss). Tell the administrator, who checks its address in the settings of the sign-in.',
  'token-wrong-kind':
    'You have signed in, but what the sign-in service gave is of the wrong kind. Tell the administrator, who checks “token” (access or id) in the settings of the sign-in.',
  'token-tenant-not-allowed':
    'This account is of no organisation that uses this service. Sign in with the account of your organisation; if it is that one, tell the administrator.',
  'token-scope-missing': 'This account has no permission to use this service (scope). Ask the administrator.',
  'token-signature-invalid':
    'The signature of the sign-in is wrong. Sign in again; if it goes on, ask the administrator to check “algorithms” in the settings of the sign-in and the keys of the sign-in service.',
} as const satisfies Record<TokenFaultCode, string>;
