// What a document's address asks to be compared.

export interface AskedProof {
  readonly scheme: string;
  readonly period: string;
  /** of the document; null where somebody typed the address from paper, and compares by eye */
  readonly digest: string | null;
}

/** What the address asks for; null where it names no results. */
export function askedProof(search: string): AskedProof | null {
  const asked = new URLSearchParams(search);
  const [scheme, period, digest] = [asked.get('scheme'), asked.get('period'), asked.get('digest')];
  if (!scheme || !period) return null;
  return { scheme, period, digest: digest !== null && /^[0-9a-f]{64}$/.test(digest) ? digest : null };
}
