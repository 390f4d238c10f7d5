// Sends a body to a webhook and nowhere else: to a host of the list, by https, to a public address that was checked before it is connected to, and never on to where an answer points.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Because } from '../../shared/api/reminders';

export interface Door {
  /** host names; one that begins with a dot stands for every name below it */
  readonly hosts: readonly string[];
  /** Tests and local development: this machine besides, by http too, and no other. */
  readonly loopback: boolean;
}

export type Posted =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed' | 'unclear'; readonly because: Because };

/** A vendor that is well answers within a second. */
const longestMs = 10_000;
const mostAnswerBytes = 64 * 1024;

/** Names of this machine. */
const ownNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the address is one that may be posted to, as far as its text says; where its name leads is looked at when it is. */
export function isAllowed(url: URL, { hosts, loopback }: Door): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (loopback && ownNames.includes(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  const isListed = hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
  return url.protocol === 'https:' && url.port === '' && isListed;
}

/** Posts JSON once. What came after the connection stood may have arrived, whatever the other side said then. */
export function postJson(url: URL, body: string, door: Door, mostMs = longestMs): Promise<Posted> {
  if (!isAllowed(url, door)) return Promise.resolve({ kind: 'failed', because: 'address-refused' });
  const isOwn = door.loopback && ownNames.includes(url.hostname);
  const send = url.protocol === 'https:' ? request : plainRequest;
  return new Promise((answer) => {
    let connected = false;
    const fail = (error: Error) => {
      const because = becauseOf(error);
      answer({ kind: connected ? 'unclear' : 'failed', because });
    };
    const outgoing = send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
      // A connection of its own: none that was made to an address which was checked for another name.
      agent: false,
      lookup: isOwn ? onlyWhere(isOwnAddress) : onlyWhere(isPublic),
      signal: AbortSignal.timeout(mostMs),
    });
    outgoing.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true));
    });
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      textOf(response).then((text) => answer({ kind: 'answered', status: response.statusCode ?? 0, text }), fail);
    });
    outgoing.end(body);
  });
}

class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

function becauseOf(error: Error): Because {
  if (error instanceof AddressRefused) return 'address-refused';
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timeout' : 'unreachable';
}

/** Resolves a name for the connection itself, so that no other answer comes between the check and its use. */
function onlyWhere(allowed: (address: LookupAddress) => boolean): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(allowed)) return callback(new AddressRefused(), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** IANA's special-purpose addresses; of IPv6 what is given out to the public is one block, less a few. */
const special = new BlockList();
const specialV4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
for (const subnet of specialV4.split(' ')) addSubnet(special, subnet, 'ipv4');
for (const subnet of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) addSubnet(special, subnet, 'ipv6');
const global = new BlockList();
addSubnet(global, '2000::/3', 'ipv6');

function addSubnet(list: BlockList, subnet: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix] = subnet.split('/');
  list.addSubnet(network, Number(prefix), family);
}

/** Whether an address is the public's: not of this machine, its network, its cloud's metadata, or of no one host. */
export function isPublic({ address }: Pick<LookupAddress, 'address'>): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  return version === 6 && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

function isOwnAddress({ address }: LookupAddress): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

/** What is answered; more than a vendor would say is cut off. */
async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > mostAnswerBytes) break;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
