// One short text for a long one, to see whether it has changed.

/** SHA-256 of a text, in lower-case hexadecimal. */
export async function textDigest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
