// Which addresses of an issuer are asked: https, and http on this machine alone, where nothing on the way can be changed.
import { isLoopback } from '../../shared/api/loopback';

export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
