// Which requests a server of one's own takes in: over https, directly or through a trusted proxy, and by its own name.
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { IsProxy } from './proxies';

/** What is said to whoever is not let in. */
export interface TurnedAway {
  readonly status: 403 | 421;
  readonly text: string;
}

/** Null lets the request in. */
export type FrontDoor = (request: IncomingMessage) => TurnedAway | null;

interface Door {
  /** null where nobody is before this server */
  readonly isProxy: IsProxy | null;
  /** the public address, by whose name alone it is asked; null takes every name */
  readonly siteUrl: string | null;
}

/** Where a proxy asks whether the server is well, it asks for itself: by whatever name, without a client's https. */
const healthPath = '/api/health';

export function frontDoor({ isProxy, siteUrl }: Door): FrontDoor {
  const ownHost = siteUrl === null ? null : new URL(siteUrl).host;
  return (request) => {
    const ofProxy = isProxy?.(request.socket.remoteAddress) ?? false;
    if (!(request.socket instanceof TLSSocket) && !ofProxy) return { status: 403, text: 'Ask over https' };
    if (request.url?.split('?')[0] === healthPath) return null;
    const forwarded = (name: string) => (ofProxy ? lastOf(request.headers[name]) : undefined);
    // A proxy that says nothing speaks for itself.
    const protocol = forwarded('x-forwarded-proto') ?? 'https';
    if (protocol.toLowerCase() !== 'https') return { status: 403, text: 'Ask over https' };
    const host = forwarded('x-forwarded-host') ?? request.headers.host;
    if (ownHost !== null && hostIn(host) !== ownHost) return { status: 421, text: `Ask for ${ownHost}` };
    return null;
  };
}

/** Of several proxies the nearest, which is the trusted one, adds its word at the end. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(',').at(-1)?.trim();
}

/** As a browser writes it: in small letters, without the port that https has anyway. */
function hostIn(host = ''): string | null {
  const url = `https://${host}`;
  return URL.canParse(url) ? new URL(url).host : null;
}
