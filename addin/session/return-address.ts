// Where a provider comes back to (回调地址). Of several, one that does not name itself in its answers has an address of its own:
// else a dishonest one could send people on to it, and be handed the code that it gave them (mix-up, RFC 9700 §4.4).

const FROM = 'from';

/** Readable, since operators register it: `…/sign-in.html?from=sign-in.example.cn/realms/office`. */
export function ownAddress(page: string, issuer: string): string {
  const name = encodeURIComponent(issuer.replace(/^https?:\/\//, ''));
  return `${page}?${FROM}=${name.replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

/** Whether an answer, as it stood in the address, came to this one and to no other's. */
export function cameTo(address: string, answer: URLSearchParams): boolean {
  const [expected, ...none] = new URL(address).searchParams.getAll(FROM);
  const [found, ...more] = answer.getAll(FROM);
  return found === expected && more.length === none.length;
}
