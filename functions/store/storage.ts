// A storage account and what opens it: a connection string, or the addresses of its tables and blobs with an identity.
import type { TokenCredential } from '@azure/identity';
import { StoreUnavailable } from './store';

/**
 * Who asks: the identity that Azure gives the app, or the person who is signed in to Azure's command line. Not a chain that tries whatever there is:
 * which identity may read everybody's scores is said, not found.
 */
export type Credential = 'managedidentity' | 'azurecli';

/** `tables` and `blobs` are https addresses, without a stroke at their ends. */
export interface StorageByIdentity {
  readonly tables: string;
  readonly blobs: string;
  readonly credential: Credential | TokenCredential;
  /** of a user-assigned identity; that of the app itself where none is named */
  readonly clientId?: string | undefined;
}

/** A connection string or the addresses. */
export type Storage = string | StorageByIdentity;

/**
 * For whom Table Storage wants its tokens made out, by its address: each cloud has a name of its own. The client knows only the global one's.
 * @example tableScope('https://scores.table.core.chinacloudapi.cn') // 'https://storage.azure.cn/.default'
 */
export function tableScope(tables: string): string {
  const { hostname } = new URL(tables);
  return hostname.endsWith('.core.chinacloudapi.cn')
    ? 'https://storage.azure.cn/.default'
    : 'https://storage.azure.com/.default';
}

/** The same, but made out for this one alone, whatever the client asks for. */
export function madeOutFor(scope: string, credential: TokenCredential): TokenCredential {
  return { getToken: (_, options) => credential.getToken(scope, options) };
}

/** What gets the tokens. The library is read where it is needed alone: it is larger than the service. */
export async function credentialOf({ credential, clientId }: StorageByIdentity): Promise<TokenCredential> {
  if (typeof credential !== 'string') return told(credential);
  const { AzureCliCredential, ManagedIdentityCredential } = await import('@azure/identity');
  if (credential === 'azurecli') return told(new AzureCliCredential());
  return told(new ManagedIdentityCredential(clientId === undefined ? {} : { clientId }));
}

/** Without a token nobody is asked: it is no answer of the store's, and its words may hold what should not be told. */
function told(credential: TokenCredential): TokenCredential {
  return {
    getToken: async (scopes, options) => {
      try {
        return await credential.getToken(scopes, options);
      } catch (cause) {
        throw new StoreUnavailable('the identity got no token for the storage account', { cause });
      }
    },
  };
}
