// What somebody has chosen, made ready to be sent (待传文件): photos drawn anew, documents as they are, anything else refused with its reason.
import {
  endings,
  fileTypes,
  isFileType,
  isPhotoType,
  mostFileBytes,
  type FileType,
  type RawFile,
} from '../../shared/api/files';
import { scaledPhoto } from './scaled-photo';
import { takenIn, type Taken } from './taken';

/** Why a file cannot be sent; the sentence for each is `files.<reason>`. */
export type UnreadyReason = 'heic' | 'unreadable' | 'type' | 'photo-only' | 'large';

export class FileUnready extends Error {
  override readonly name = 'FileUnready';

  constructor(
    readonly reason: UnreadyReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

export interface ReadyFile extends RawFile {
  /** of a photo, as the camera noted it */
  readonly taken: Taken;
}

/** Larger than any camera's photo: it would only fill the memory. */
const mostChosenBytes = 100 * 1024 * 1024;

const isHeic = ({ type, name }: File): boolean => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name);

/** Photos of any kind that this browser opens; where it names no type, the ending of the name does. */
const isImage = (file: File): boolean =>
  (file.type.startsWith('image/') && file.type !== 'image/svg+xml') || isHeic(file) || isPhotoType(typeOf(file) ?? '');

function typeOf({ type, name }: File): FileType | null {
  if (isFileType(type)) return type;
  const ending = /\.([a-z]+)$/i
    .exec(name)?.[1]
    ?.toLowerCase()
    .replace(/^jpeg$/, 'jpg');
  return (type === '' && fileTypes.find((one) => endings[one] === ending)) || null;
}

/** Rejects with FileUnready. */
export async function readyFile(file: File, photosOnly: boolean): Promise<ReadyFile> {
  if (isImage(file)) return readyPhoto(file);
  const type = typeOf(file);
  if (type === null) throw new FileUnready(photosOnly ? 'photo-only' : 'type');
  if (photosOnly) throw new FileUnready('photo-only');
  if (file.size > mostFileBytes) throw new FileUnready('large');
  try {
    return { type, bytes: new Uint8Array(await file.arrayBuffer()), taken: {} };
  } catch (cause) {
    throw new FileUnready('unreadable', { cause });
  }
}

async function readyPhoto(file: File): Promise<ReadyFile> {
  if (file.size > mostChosenBytes) throw new FileUnready('large');
  const taken = await takenIn(file);
  try {
    return { type: 'image/jpeg', bytes: await scaledPhoto(file), taken };
  } catch (cause) {
    throw new FileUnready(isHeic(file) ? 'heic' : 'unreadable', { cause });
  }
}

/** What a file picker offers; a telephone offers its camera for photos besides. */
export function acceptedBy(photosOnly: boolean): string {
  const documents = fileTypes.filter((type) => !isPhotoType(type));
  const all = photosOnly ? ['image/*'] : ['image/*', ...documents, ...documents.map((type) => `.${endings[type]}`)];
  return all.join(',');
}
