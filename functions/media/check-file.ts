// Whether a file may be kept (收存检查): it is read, not mended, so that who sent it, its record and the audit name one digest.
import { imageSize, disableTypes, types as knownTypes } from 'image-size';
import { isPhotoType, type FileType, type PhotoType } from '../../shared/api/files';
import { assertNoMacros, namesInZip, readPdf } from './documents';
import { damaged, MediaRefused, textAt, type Dimensions } from './finding';
import { readJpeg } from './jpeg';
import { readPng } from './png';
import { readWebp } from './webp';

/** Of what the library knows, SVG among it, nothing else is taken for an image. */
const inLibrary: Readonly<Record<PhotoType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};
disableTypes(knownTypes.filter((type) => !Object.values(inLibrary).includes(type)));

const readers: Readonly<Record<PhotoType, (bytes: Uint8Array) => Dimensions>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
};

const mostMegapixels = 40;
const MEGAPIXEL = 1_000_000;

/** Throws MediaRefused unless the bytes are, whole and without anything beside it, what they are sent as. */
export function checkFile(claimed: FileType, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new MediaRefused('file-empty');
  const found = typeOf(bytes);
  if (found !== claimed) throw new MediaRefused('file-type-differs', { claimed, found: found ?? '?' });
  if (isPhotoType(found)) checkPhoto(found, bytes);
  else if (found === 'application/pdf') readPdf(bytes);
  else assertNoMacros(namesInZip(bytes));
}

function checkPhoto(type: PhotoType, bytes: Uint8Array): void {
  const { width, height } = readers[type](bytes);
  const told = sizeTold(bytes);
  if (told.type !== inLibrary[type] || told.width !== width || told.height !== height) throw damaged(0);
  const megapixels = (width * height) / MEGAPIXEL;
  if (megapixels > mostMegapixels) {
    throw new MediaRefused('photo-too-large', { megapixels: Math.ceil(megapixels), most: mostMegapixels });
  }
  if (width === 0 || height === 0) throw damaged(0);
}

/** As others would read it. */
function sizeTold(bytes: Uint8Array): ReturnType<typeof imageSize> {
  try {
    return imageSize(bytes);
  } catch {
    throw damaged(0);
  }
}

/** By how it begins, and for archives by what they hold; null for anything else. */
function typeOf(bytes: Uint8Array): FileType | null {
  const begins = (text: string, at = 0) => textAt(bytes, at, text.length) === text;
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  if (begins('%PDF-')) return 'application/pdf';
  return begins('PK\x03\x04') ? officeType(namesInZip(bytes)) : null;
}

function officeType(names: readonly string[]): FileType | null {
  if (!names.includes('[Content_Types].xml')) return null;
  if (names.includes('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (names.includes('word/document.xml'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return null;
}
