// Files for tests: small images as Chromium's canvas encodes them, photos as a telephone writes them, and archives made byte by byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32Of } from './crc';

export const image = (name: 'photo.jpg' | 'photo.png' | 'lossy.webp' | 'lossless.webp' | 'transparent.webp'): Buffer =>
  readFileSync(join(__dirname, 'images', name));

/** Where a JPEG goes on behind its first marker. */
const afterStart = 2;

export function segment(marker: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, content]);
}

/** A JPEG with something put in behind its beginning, as cameras and editors do. */
export const withSegment = (jpeg: Buffer, marker: number, content: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, afterStart), segment(marker, content), jpeg.subarray(afterStart)]);

interface Taken {
  /** as cameras write it: `2026:10:14 09:30:00` */
  readonly at: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly orientation: number;
}

/** What a telephone writes into a photo: when, where, and how it was held (EXIF, big-endian). */
export function exif({ at, latitude, longitude, orientation }: Taken): Buffer {
  const data: Buffer[] = [];
  // Header 8, first directory 2 + 3 × 12 + 4, exif 2 + 12 + 4, gps 2 + 4 × 12 + 4; values stand behind them.
  const [exifAt, gpsAt, valuesAt] = [50, 68, 122];
  const place = (value: Buffer): number => {
    const start = valuesAt + data.reduce((sum, one) => sum + one.length, 0);
    data.push(value);
    return start;
  };
  const entry = (tag: number, type: number, count: number, value: Buffer | number): Buffer => {
    const made = Buffer.alloc(12);
    made.writeUInt16BE(tag, 0);
    made.writeUInt16BE(type, 2);
    made.writeUInt32BE(count, 4);
    if (typeof value === 'number') made.writeUInt32BE(value, 8);
    else value.copy(made, 8);
    return made;
  };
  const short = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff, 0, 0]);
  const directory = (entries: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)]);
  const degrees = (value: number): Buffer => {
    const rational = Buffer.alloc(24);
    const minutes = (Math.abs(value) % 1) * 60;
    [Math.floor(Math.abs(value)), 1, Math.floor(minutes), 1, Math.round((minutes % 1) * 60_000), 1000].forEach(
      (one, i) => rational.writeUInt32BE(one, i * 4),
    );
    return rational;
  };
  const first = directory([
    entry(0x0112, 3, 1, short(orientation)),
    entry(0x8769, 4, 1, exifAt),
    entry(0x8825, 4, 1, gpsAt),
  ]);
  const moment = Buffer.from(`${at}\0`);
  const exifs = directory([entry(0x9003, 2, moment.length, place(moment))]);
  const gps = directory([
    entry(1, 2, 2, Buffer.from(latitude < 0 ? 'S\0' : 'N\0')),
    entry(2, 5, 3, place(degrees(latitude))),
    entry(3, 2, 2, Buffer.from(longitude < 0 ? 'W\0' : 'E\0')),
    entry(4, 5, 3, place(degrees(longitude))),
  ]);
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  return Buffer.concat([Buffer.from('Exif\0\0'), header, first, exifs, gps, ...data]);
}

export function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32Of(named));
  return Buffer.concat([length, named, check]);
}

const pngHeaderEnd = 8 + 25;

/** A PNG with a chunk put in behind its header. */
export const withChunk = (png: Buffer, type: string, content: Buffer): Buffer =>
  Buffer.concat([png.subarray(0, pngHeaderEnd), chunk(type, content), png.subarray(pngHeaderEnd)]);

/** A PNG that says it is so large. */
export function pngOfSize(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), png.subarray(pngHeaderEnd)]);
}

/** A WebP with a chunk put in at its end, and its length told anew. */
export function withWebpChunk(webp: Buffer, type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  const made = Buffer.concat([webp, head, content, Buffer.alloc(content.length % 2)]);
  made.writeUInt32LE(made.length - 8, 4);
  return made;
}

/** An archive of files that are stored as they are; `unpacked` is what each says it holds. */
export function zip(names: readonly string[], content = Buffer.from('x'), unpacked = content.length): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(crc32Of(content), 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(crc32Of(content), 16);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const whole = Buffer.concat([local, Buffer.from(name), content]);
    locals.push(whole);
    entries.push(Buffer.concat([entry, Buffer.from(name)]));
    at += whole.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

export const xlsx = (more: readonly string[] = []): Buffer => zip(['[Content_Types].xml', 'xl/workbook.xml', ...more]);
export const docx = (): Buffer => zip(['[Content_Types].xml', 'word/document.xml']);
export const pdf = (text = 'a certificate'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${text}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`);
