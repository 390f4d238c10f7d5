// Archives as somebody would forge them who knows how they are made: whatever was changed, with digests that fit again.
import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/** The archive in this file, changed; a character of the text is a byte. */
export function forgedFrom(file: string, change: (text: string) => string): Buffer {
  const changed = Buffer.from(change(gunzipSync(readFileSync(file)).toString('latin1')), 'latin1');
  const whole = createHash('sha256');
  let part = null as Hash | null;
  const out: Buffer[] = [];
  let at = 0;
  while (at < changed.length) {
    const end = changed.indexOf(0x0a, at) + 1;
    let line = changed.subarray(at, end);
    const told = JSON.parse(line.toString()) as Record<string, unknown>;
    if ('part' in told) part = createHash('sha256');
    if ('over' in told) {
      line = Buffer.from(`${JSON.stringify({ ...told, digest: part?.digest('hex') })}\n`);
      part = null;
    }
    if ('parts' in told) line = Buffer.from(`${JSON.stringify({ ...told, digest: whole.copy().digest('hex') })}\n`);
    at = end;
    const bytes = typeof told['bytes'] === 'number' ? told['bytes'] + 1 : 0;
    const content = changed.subarray(at, at + bytes);
    at += bytes;
    for (const some of [line, content]) {
      whole.update(some);
      part?.update(some);
      out.push(some);
    }
  }
  return gzipSync(Buffer.concat(out));
}
