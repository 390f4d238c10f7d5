// One short text for a long one, or for the bytes of a file, to see whether it has changed.

/** SHA-256 of bytes, in lower-case hexadecimal. */
export async function bytesDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text, in lower-case hexadecimal. */
export function textDigest(text: string): Promise<string> {
  return bytesDigest(new TextEncoder().encode(text));
}
