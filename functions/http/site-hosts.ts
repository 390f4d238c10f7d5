// What a site's pages may reach, by what they are told of themselves: the one place where settings become origins of the policy.
import type { SiteSettings } from '../../shared/api/site-settings';
import { entraOrigins } from '../identity/entra';
import { originsSetting } from './origins';
import type { PageHosts } from './security-headers';

/** `SIGN_IN_ORIGINS`: where a provider has its endpoints, if that is elsewhere than it is itself. */
export const signInOrigins = originsSetting('https://tokens.example.cn').default([]);

/** A provider whose endpoints are elsewhere than it is itself has their origins in `more`. */
export function hostsOf({ apiUrl, signIn }: SiteSettings, more: readonly string[] = []): PageHosts {
  return { api: apiUrl, signIn: [...originsOf(signIn), ...more] };
}

function originsOf(signIn: SiteSettings['signIn']): readonly string[] {
  switch (signIn.kind) {
    case 'development':
      return [];
    case 'entra':
      return [...entraOrigins, signIn.authority];
    case 'oidc':
      return signIn.providers.map(({ issuer }) => issuer);
  }
}
