// Which files are kept, and what hostile ones are refused for.
import fc from 'fast-check';
import { checkFile } from '../../../functions/media/check-file';
import { MediaRefused } from '../../../functions/media/finding';
import type { FileType } from '../../../shared/api/files';
import {
  docx,
  exif,
  image,
  pdf,
  pngOfSize,
  segment,
  withChunk,
  withSegment,
  withWebpChunk,
  xlsx,
  zip,
} from './made-files';

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const text = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const jpeg = image('photo.jpg');
const png = image('photo.png');
const lossy = image('lossy.webp');

/** What it is refused for, with its details; null where it is kept. */
function refusal(type: FileType, bytes: Uint8Array): string | null {
  try {
    checkFile(type, bytes);
    return null;
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error;
    const details = Object.entries(error.detail).flatMap(([name, value]) => (name === 'at' ? [] : [value]));
    return [error.code, ...details].join(' ');
  }
}

test.each<readonly [string, FileType, Buffer]>([
  ['a JPEG', 'image/jpeg', jpeg],
  ['a JPEG with a note of its colours', 'image/jpeg', withSegment(jpeg, 0xee, Buffer.from('Adobe\0d\0\0\0\0\0'))],
  ['a PNG', 'image/png', png],
  ['a WebP', 'image/webp', lossy],
  ['a WebP without loss', 'image/webp', image('lossless.webp')],
  ['a WebP with transparency', 'image/webp', image('transparent.webp')],
  ['a PDF', 'application/pdf', pdf()],
  ['a workbook', sheet, xlsx()],
  ['a document', text, docx()],
])('%s is kept', (_, type, bytes) => {
  expect(refusal(type, bytes)).toBeNull();
});

const where = exif({ at: '2026:10:14 09:30:00', latitude: 31.75, longitude: 116.5, orientation: 6 });

test.each<readonly [string, FileType, Uint8Array, string]>([
  ['nothing', 'image/jpeg', Buffer.alloc(0), 'file-empty'],
  [
    'a page named .jpg',
    'image/jpeg',
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    'file-type-differs image/jpeg ?',
  ],
  [
    'a drawing with a script',
    'image/png',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'file-type-differs image/png ?',
  ],
  ['a PNG named .jpg', 'image/jpeg', png, 'file-type-differs image/jpeg image/png'],
  ['a program', 'application/pdf', Buffer.from('MZ\x90\0'), 'file-type-differs application/pdf ?'],
  ['a GIF', 'image/png', Buffer.from('GIF89a\x01\0\x01\0'), 'file-type-differs image/png ?'],

  ['where a photo was taken', 'image/jpeg', withSegment(jpeg, 0xe1, where), 'photo-metadata APP1'],
  [
    'XMP',
    'image/jpeg',
    withSegment(jpeg, 0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')),
    'photo-metadata APP1',
  ],
  ['IPTC', 'image/jpeg', withSegment(jpeg, 0xed, Buffer.from('Photoshop 3.0\0')), 'photo-metadata APP13'],
  ['a comment', 'image/jpeg', withSegment(jpeg, 0xfe, Buffer.from('张三')), 'photo-metadata COM'],
  ['a second picture', 'image/jpeg', withSegment(jpeg, 0xe2, Buffer.from('MPF\0')), 'photo-metadata APP2'],
  ['a small picture', 'image/jpeg', withSegment(jpeg, 0xe0, Buffer.from('JFXX\0')), 'photo-metadata APP0'],
  [
    'something behind the colours',
    'image/jpeg',
    withSegment(jpeg, 0xee, Buffer.from('Adobe\0d\0\0\0\0\0hidden')),
    'photo-metadata APP14',
  ],
  ['something behind the end', 'image/jpeg', Buffer.concat([jpeg, Buffer.from('PK\x03\x04')]), 'file-beyond-end 4'],
  ['a second JPEG behind the end', 'image/jpeg', Buffer.concat([jpeg, jpeg]), `file-beyond-end ${jpeg.length}`],
  ['no end', 'image/jpeg', jpeg.subarray(0, -2), 'file-damaged'],
  ['half of it', 'image/jpeg', jpeg.subarray(0, jpeg.length / 2), 'file-damaged'],
  ['the beginning alone', 'image/jpeg', jpeg.subarray(0, 3), 'file-damaged'],
  [
    'a length that leads beyond',
    'image/jpeg',
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xdb, 0xff, 0xff]), jpeg.subarray(2)]),
    'file-damaged',
  ],
  [
    'a length of nothing',
    'image/jpeg',
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xdb, 0, 0]), jpeg.subarray(2)]),
    'file-damaged',
  ],
  [
    'fill bytes',
    'image/jpeg',
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]),
    'file-damaged',
  ],
  ['two frames', 'image/jpeg', withSegment(jpeg, 0xc0, Buffer.from([8, 0, 1, 0, 1, 1])), 'file-damaged'],
  [
    'no image',
    'image/jpeg',
    Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xdb, Buffer.alloc(65)), Buffer.from([0xff, 0xd9])]),
    'file-damaged',
  ],
  ['a huge frame', 'image/jpeg', hugeJpeg(), 'photo-too-large 4295 40'],

  ['text', 'image/png', withChunk(png, 'tEXt', Buffer.from('Author\0张三')), 'photo-metadata tEXt'],
  ['EXIF', 'image/png', withChunk(png, 'eXIf', where), 'photo-metadata eXIf'],
  ['more text', 'image/png', withChunk(png, 'iTXt', Buffer.from('x')), 'photo-metadata iTXt'],
  ['packed text', 'image/png', withChunk(png, 'zTXt', Buffer.from('x')), 'photo-metadata zTXt'],
  ['the time', 'image/png', withChunk(png, 'tIME', Buffer.alloc(7)), 'photo-metadata tIME'],
  ['a chunk of its own', 'image/png', withChunk(png, 'prVt', Buffer.from('x')), 'photo-metadata prVt'],
  ['markup for a name', 'image/png', withChunk(png, '<b>"', Buffer.from('x')), 'photo-metadata ?'],
  ['something behind the end', 'image/png', Buffer.concat([png, Buffer.from('%PDF-1.7')]), 'file-beyond-end 8'],
  ['no end', 'image/png', png.subarray(0, -12), 'file-damaged'],
  ['a changed byte', 'image/png', changed(png, png.length - 30), 'file-damaged'],
  ['100,000 pixels each way', 'image/png', pngOfSize(png, 100_000, 100_000), 'photo-too-large 10000 40'],
  ['no pixels', 'image/png', pngOfSize(png, 0, 9), 'file-damaged'],
  ['a length that leads beyond', 'image/png', lyingPng(), 'file-damaged'],

  ['EXIF', 'image/webp', withWebpChunk(lossy, 'EXIF', where), 'photo-metadata EXIF'],
  ['XMP', 'image/webp', withWebpChunk(lossy, 'XMP ', Buffer.from('<x/>')), 'photo-metadata XMP'],
  ['EXIF announced', 'image/webp', changed(lossy, 20, 0x28), 'photo-metadata EXIF'],
  ['movement', 'image/webp', changed(lossy, 20, 0x22), 'photo-metadata animation'],
  ['a canvas that is not its image', 'image/webp', changed(lossy, 24, 0), 'file-damaged'],
  ['something behind the end', 'image/webp', Buffer.concat([lossy, Buffer.from('<?php')]), 'file-beyond-end 5'],
  ['half of it', 'image/webp', lossy.subarray(0, 400), 'file-damaged'],
  ['two images', 'image/webp', withWebpChunk(lossy, 'VP8 ', lossy.subarray(-40)), 'file-damaged'],

  ['no end', 'application/pdf', pdf().subarray(0, -8), 'file-damaged'],
  ['an archive behind', 'application/pdf', Buffer.concat([pdf(), xlsx()]), 'file-damaged'],
  ['a version that nobody knows', 'application/pdf', Buffer.from('%PDF-9.9\n%%EOF'), 'file-damaged'],
  ['any archive', sheet, zip(['a.txt']), `file-type-differs ${sheet} ?`],
  ['a document for a workbook', sheet, docx(), `file-type-differs ${sheet} ${text}`],
  ['macros', sheet, xlsx(['xl/vbaProject.bin']), 'file-with-macros'],
  ['a page before the archive', sheet, Buffer.concat([Buffer.from('<html>'), xlsx()]), `file-type-differs ${sheet} ?`],
  ['something behind the archive', sheet, Buffer.concat([xlsx(), Buffer.from('x')]), 'file-damaged'],
  ['something between', sheet, between(xlsx()), 'file-damaged'],
  [
    'gigabytes once unpacked',
    sheet,
    zip(['[Content_Types].xml', 'xl/workbook.xml'], Buffer.from('x'), 0xfffffff0),
    'file-damaged',
  ],
])('refused: %s (%s)', (_, type, bytes, expected) => {
  expect(refusal(type, bytes)).toBe(expected);
});

test('whatever is cut off or changed is refused or kept, and never breaks the reader', () => {
  const samples: readonly (readonly [FileType, Buffer])[] = [
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/webp', lossy],
    ['image/webp', image('lossless.webp')],
    ['application/pdf', pdf()],
    [sheet, xlsx()],
  ];
  for (const [type, whole] of samples) {
    for (let length = 0; length < whole.length; length += 1) {
      expect([type, length, refusal(type, whole.subarray(0, length)) !== null || length > whole.length - 2]).toEqual([
        type,
        length,
        true,
      ]);
    }
  }
  const edited = fc
    .constantFrom(...samples)
    .chain(([type, whole]) =>
      fc
        .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
        .map((edits) => ({ type, bytes: edits.reduce((bytes, [at, value]) => changed(bytes, at, value), whole) })),
    );
  fc.assert(
    fc.property(edited, ({ type, bytes }) => {
      refusal(type, bytes);
    }),
    { numRuns: 3000 },
  );
});

function changed(bytes: Buffer, at: number, value = (bytes[at] as number) ^ 1): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

function hugeJpeg(): Buffer {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const copy = Buffer.from(jpeg);
  copy.fill(0xff, frame + 5, frame + 9);
  return copy;
}

function lyingPng(): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(0xffffffff, 33);
  return copy;
}

function between(archive: Buffer): Buffer {
  const end = Buffer.from(archive.subarray(-22));
  const directory = archive.readUInt32LE(archive.length - 6);
  end.writeUInt32LE(directory, 16);
  return Buffer.concat([archive.subarray(0, -22), Buffer.from('hidden'), end]);
}
