// What an archive is made of: one line of JSON after the other, some with bytes behind them, as docs/decisions/archive.md tells.
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { mostFileBytes } from '../../shared/api/files';
import { auditEndSchema } from '../../shared/api/audit';
import { digestSchema, idSchema, momentSchema } from '../../shared/api/ids';
import { MAX_VALUE_BYTES } from '../store/limits';

/** The form of archives that this program writes, and the latest that it reads. */
export const archiveForm = 1;

/** The first line. `format` is that of the store whose rows it holds. */
const headerSchema = z.strictObject({
  scorebook: z.literal('archive'),
  form: z.int().min(1),
  format: z.int().min(1),
  version: z.string(),
  madeAt: momentSchema,
  organisations: z
    .array(idSchema)
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length),
});
export type Header = Readonly<z.infer<typeof headerSchema>>;

/** Just enough of a header to tell a newer archive from what is none. */
export const anyHeaderSchema = z.looseObject({
  scorebook: z.literal('archive'),
  form: z.int(),
  format: z.int(),
  version: z.string(),
});

const keySchema = z.string().min(1);
const sizeOf = (most: number) => z.int().min(0).max(most);

/** What a line may be, after the first. Those with `bytes` are followed by as many, and a line's end. */
const lineSchema = z.union([
  /** rows and files that follow are of this partition; one may come several times, and what comes later counts */
  z.strictObject({ part: keySchema }),
  z.strictObject({ row: keySchema, bytes: sizeOf(MAX_VALUE_BYTES) }),
  z.strictObject({ row: keySchema, gone: z.literal(true) }),
  z.strictObject({ file: digestSchema, bytes: sizeOf(mostFileBytes) }),
  z.strictObject({ file: digestSchema, gone: z.literal(true) }),
  /** the part is over: SHA-256 of all of it, from its own line on */
  z.strictObject({ over: keySchema, digest: digestSchema }),
  /** once for each partition that an audit chain tells of: where that chain ends */
  z.strictObject({ chain: keySchema, end: auditEndSchema }),
  /** the last line: how many parts, and SHA-256 of everything before it */
  z.strictObject({ parts: z.int().min(0), digest: digestSchema }),
]);
type Line = Readonly<z.infer<typeof lineSchema>>;

/** A line, and the bytes behind it. */
export interface Frame {
  readonly line: Line;
  readonly content?: Uint8Array;
}

/** No line is longer: two keys of a store, and what is around them. */
const mostLineBytes = 4 * 1024;

export function textOfHeader(header: Header): Buffer {
  return Buffer.from(`${JSON.stringify(header)}\n`);
}

export function bytesOf({ line, content }: Frame): Buffer {
  const text = Buffer.from(`${JSON.stringify(line)}\n`);
  return content === undefined ? text : Buffer.concat([text, content, Buffer.from('\n')]);
}

/** Thrown where bytes are no archive, or not all of it. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

/** Reads lines and contents off a stream of bytes, holding no more than one of them, and digests what it reads. */
export class FrameReader {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private readonly source: AsyncIterator<Uint8Array>;
  /** how many bytes were taken, unpacked */
  bytes = 0;
  private whole = createHash('sha256');
  /** null between parts */
  private part: Hash | null = null;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The first line, as JSON. */
  async header(): Promise<unknown> {
    const line = await this.line();
    this.whole.update(line);
    return json(line);
  }

  /** A header of this form, which is read by its whole schema. */
  static headerIn(read: unknown): Header {
    const header = headerSchema.safeParse(read);
    if (!header.success) throw new NotAnArchive('its first line is not that of an archive');
    return header.data;
  }

  async frame(): Promise<Frame> {
    const text = await this.line();
    const line = lineSchema.safeParse(json(text)).data;
    if (line === undefined) throw new NotAnArchive('a line of it is not of the form of archives');
    if ('parts' in line) {
      if (line.digest !== this.whole.digest('hex'))
        throw new NotAnArchive('it has another digest than its last line says');
      return { line };
    }
    if ('over' in line) {
      if (line.digest !== this.part?.digest('hex')) {
        throw new NotAnArchive(`the part ${line.over} has another digest than it says`);
      }
      this.part = null;
    }
    if ('part' in line) this.part = createHash('sha256');
    this.digest(text);
    if (!('bytes' in line)) return { line };
    const content = await this.take(line.bytes);
    const end = await this.take(1);
    if (end[0] !== 0x0a) throw new NotAnArchive('a content of it is longer than it says');
    this.digest(content);
    this.digest(end);
    return { line, content };
  }

  /** Throws where anything follows. */
  async end(): Promise<void> {
    if (this.heldBytes > 0 || !(await this.source.next()).done)
      throw new NotAnArchive('something follows its last line');
  }

  private digest(bytes: Buffer): void {
    this.whole.update(bytes);
    this.part?.update(bytes);
  }

  private async line(): Promise<Buffer> {
    for (let searched = 0; ;) {
      const all = this.joined();
      const at = all.indexOf(0x0a, searched);
      if (at >= 0) return this.take(at + 1);
      if (all.length > mostLineBytes) throw new NotAnArchive('a line of it is too long');
      searched = all.length;
      await this.more();
    }
  }

  private async take(bytes: number): Promise<Buffer> {
    while (this.heldBytes < bytes) await this.more();
    const all = this.joined();
    this.held = [all.subarray(bytes)];
    this.heldBytes -= bytes;
    return all.subarray(0, bytes);
  }

  private joined(): Buffer {
    const [first] = this.held;
    const all = this.held.length === 1 && first !== undefined ? first : Buffer.concat(this.held);
    this.held = [all];
    return all;
  }

  private async more(): Promise<void> {
    const { value, done } = await this.source.next();
    if (done) throw new NotAnArchive('it ends in the middle');
    this.held.push(Buffer.from(value));
    this.heldBytes += value.length;
    this.bytes += value.length;
  }
}

function json(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString()) as unknown;
  } catch {
    throw new NotAnArchive('a line of it is no JSON');
  }
}
