// As much of a digest as a person compares, with a signature or with an audit entry; the whole one stands beside it for copying.
const SHORT = 12;

export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}
