// Whose word about a request counts (TRUST_PROXY): the proxies before this server, by their addresses.
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Whether an address of a connection is that of a trusted proxy. */
export type IsProxy = (address: string | undefined) => boolean;

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const loopback = ['127.0.0.0/8', '::1/128'];

const message = 'expected addresses, networks such as 10.1.0.0/16, or loopback, with commas between';

/** Null where no proxy is named. */
export const proxySettings = z
  .object({ TRUST_PROXY: z.string().optional() })
  .transform(({ TRUST_PROXY: named }, context): IsProxy | null => {
    if (named === undefined) return null;
    const list = new BlockList();
    try {
      for (const one of named.split(',').map((text) => text.trim())) {
        for (const network of one === 'loopback' ? loopback : [one]) add(list, network);
      }
    } catch {
      context.addIssue({ code: 'custom', path: ['TRUST_PROXY'], message });
      return z.NEVER;
    }
    return (address = '') => isIP(address) !== 0 && list.check(address, family(address));
  });

/** Throws where it is neither an address nor a network. */
function add(list: BlockList, network: string): void {
  const [address = '', prefix, ...more] = network.split('/');
  if (isIP(address) === 0 || more.length > 0) throw new RangeError('no address');
  if (prefix === undefined) return list.addAddress(address, family(address));
  // Networks of everybody would let anybody say who they are.
  if (!/^[1-9]\d{0,2}$/.test(prefix)) throw new RangeError('no prefix');
  list.addSubnet(address, Number(prefix), family(address));
}
