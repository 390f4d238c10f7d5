// Reads an archive to its end before anything of it is believed: its form, its digests, its keys; then as a store of its own, chain by chain.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { assertKey } from '../store/encode-key';
import { assertText } from '../store/limits';
import { openSqliteStore } from '../store/sqlite-store';
import type { Store } from '../store/store';
import { currentFormat } from '../upgrade/store-format';
import { chainIn } from '../usecases/chains';
import { noticesOf } from '../usecases/notices';
import { digestOfBytes } from '../store/file-bytes';
import { ArchiveRefused } from './archive-refused';
import { archiveForm, anyHeaderSchema, FrameReader, NotAnArchive, type Frame, type Header } from './frames';
import { RowWriter } from './row-writer';
import type { AuditEnd } from '../../shared/api/audit';

export interface StagedArchive {
  readonly header: Header;
  /** the rows and files of the archive, as it holds them */
  readonly store: Store;
  /** partition → where its audit chain ends, as the archive says */
  readonly ends: ReadonlyMap<string, AuditEnd>;
}

/** What is done with each frame of a part. */
interface Taking {
  take(partition: string, frame: Frame): Promise<void>;
}

interface ReadArchive {
  readonly header: Header;
  readonly ends: ReadonlyMap<string, AuditEnd>;
  /** how much there is to unpack */
  readonly bytes: number;
}

/** Reads all of an archive and writes nothing. Throws ArchiveRefused where it is not whole, not ours, or of a later program. */
export function checkArchive(file: string): Promise<ReadArchive> {
  return readArchive(file, { take: () => Promise.resolve() });
}

/** The archive as an embedded store in this folder, which is whoever's asked to close and to delete. Its chains are still to be verified. */
export async function stageArchive(file: string, folder: string): Promise<StagedArchive> {
  const store = await openSqliteStore(folder);
  try {
    const writer = new RowWriter(store);
    const { header, ends } = await readArchive(file, {
      take: async (partition, { line, content = new Uint8Array() }) => {
        if ('row' in line) {
          await writer.add(partition, line.row, 'gone' in line ? null : Buffer.from(content).toString());
        } else if ('file' in line) {
          if ('gone' in line) await store.files.remove(partition, line.file);
          else await store.files.put(partition, line.file, content);
        }
      },
    });
    await writer.flush();
    return { header, store, ends };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function readArchive(file: string, taking: Taking): Promise<ReadArchive> {
  const bytes = createReadStream(file);
  const unpacked = createGunzip();
  bytes.on('error', (error) => unpacked.destroy(error));
  bytes.pipe(unpacked);
  try {
    return await readFrames(new FrameReader(unpacked), taking);
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    if (error instanceof NotAnArchive) throw new ArchiveRefused(`${file} is damaged or no archive: ${error.message}`);
    if (isUnpacking(error)) throw new ArchiveRefused(`${file} is damaged or no archive: it cannot be unpacked`);
    if (bytes.errored === null) throw error;
    throw new ArchiveRefused(`${file} cannot be read (${bytes.errored.message}): is it a file, and may you read it?`);
  } finally {
    bytes.destroy();
    unpacked.destroy();
  }
}

async function readFrames(reader: FrameReader, taking: Taking): Promise<ReadArchive> {
  const header = headerOf(await reader.header());
  const ours = new Set(header.organisations);
  const ends = new Map<string, AuditEnd>();
  let parts = 0;
  let partition: string | null = null;
  for (;;) {
    const frame = await reader.frame();
    const { line } = frame;
    if ('parts' in line) {
      if (partition !== null || line.parts !== parts) throw new NotAnArchive('parts of it are missing');
      await reader.end();
      return { header, ends, bytes: reader.bytes };
    }
    if ('part' in line) {
      if (partition !== null) throw new NotAnArchive(`the part ${partition} has no end`);
      assertPartition(line.part, ours);
      partition = line.part;
    } else if ('over' in line) {
      if (line.over !== partition) throw new NotAnArchive(`the part ${line.over} ends where it has not begun`);
      partition = null;
      parts += 1;
    } else if ('chain' in line) {
      assertPartition(line.chain, ours);
      ends.set(line.chain, line.end);
    } else {
      if (partition === null) throw new NotAnArchive('a row or a file of it is of no partition');
      assertContent(frame);
      await taking.take(partition, frame);
    }
  }
}

function headerOf(read: unknown): Header {
  const any = anyHeaderSchema.safeParse(read).data;
  if (any !== undefined && (any.form > archiveForm || any.format > currentFormat)) {
    throw new ArchiveRefused(
      `The archive is of form ${any.form} and format ${any.format}, made by Scorebook ${any.version}; this program knows form ` +
        `${archiveForm} and format ${currentFormat}: install Scorebook ${any.version} or a later one`,
    );
  }
  return FrameReader.headerIn(read);
}

/** Of an organisation that the header names, and a key that this program could have made. */
function assertPartition(partition: string, organisations: ReadonlySet<string>): void {
  const organisation = asKey(partition) && chainIn(partition)?.organisation;
  const isNotices = [...organisations].some((one) => noticesOf(one) === partition);
  if (isNotices || (typeof organisation === 'string' && organisations.has(organisation))) return;
  throw new NotAnArchive('a partition of it is of no organisation that it names');
}

function asKey(key: string): boolean {
  try {
    assertKey(key);
    return true;
  } catch {
    return false;
  }
}

function assertContent({ line, content }: Frame): void {
  if ('row' in line) {
    if (!asKey(line.row)) throw new NotAnArchive('a row of it has a key that no store takes');
    if (content === undefined) return;
    try {
      assertText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
    } catch {
      throw new NotAnArchive('a row of it is no text');
    }
  } else if ('file' in line && content !== undefined && digestOfBytes(content) !== line.file) {
    throw new NotAnArchive('a file of it has another digest than its name');
  }
}

/** What zlib says of bytes that it did not pack; its errors may be of another realm. */
function isUnpacking(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}
