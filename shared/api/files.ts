// Photos and files (照片与附件) as they travel: their bytes as they are, named by their SHA-256, of the types that are kept.
import { z } from 'zod';
import { reasonSchema } from '../registers/record';
import { digestSchema, idSchema, momentSchema, nextSchema } from './ids';
import { namesSchema } from './people';

const MIB = 1024 * 1024;

/** What a file may weigh, and, unless the service is set otherwise, all of a period. */
export const mostFileBytes = 10 * MIB;
export const mostPeriodBytes = 1024 * MIB;

/** What a column for photos takes, and what is shown in its place. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof photoTypes)[number];

/** By its type what a file is called when it is saved; beside photos what is only ever saved, never opened here. */
export const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const;
export type FileType = keyof typeof endings;
export const fileTypes = Object.keys(endings) as FileType[];

export function isPhotoType(type: string): type is PhotoType {
  return (photoTypes as readonly string[]).includes(type);
}

export function isFileType(type: string): type is FileType {
  return Object.hasOwn(endings, type);
}

/** A file's bytes and what they are. */
export interface RawFile {
  readonly type: FileType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Not JSON: the bytes are the body, the type is its Content-Type. */
export const rawFileSchema = z.custom<RawFile>((value) => {
  const { type, bytes } = (value ?? {}) as Partial<RawFile>;
  return typeof type === 'string' && isFileType(type) && bytes instanceof Uint8Array;
});

export const fileTypeSchema = z.enum(fileTypes as [FileType, ...FileType[]]);

const fileMembers = { file: digestSchema, type: fileTypeSchema, bytes: z.int().min(0) };

/** What names a file from now on, its digest. */
export const keptFileSchema = z.strictObject(fileMembers).meta({ id: 'KeptFile' });
export type KeptFile = z.infer<typeof keptFileSchema>;

/** What is known of files that records name; of one that was destroyed there is nothing to get. */
export const shownFilesSchema = z
  .strictObject({
    files: z.array(
      z.strictObject({ ...fileMembers, by: idSchema, at: momentSchema, destroyed: momentSchema.optional() }),
    ),
  })
  .meta({ id: 'Files' });
export type ShownFile = z.infer<typeof shownFilesSchema>['files'][number];

/** How many files of a period are told of at once. */
export const mostFilesListed = 200;

/** The files of a period, the latest first: who has brought each, the first first, what they are called, and which records name it. */
export const periodFilesSchema = z
  .strictObject({
    files: z.array(
      z.strictObject({
        ...fileMembers,
        by: z.array(idSchema),
        at: momentSchema,
        destroyed: momentSchema.optional(),
        records: z.array(z.strictObject({ register: idSchema, number: z.string() })),
      }),
    ),
    names: namesSchema.shape.names,
    next: nextSchema,
  })
  .meta({ id: 'PeriodFiles' });
export type PeriodFiles = z.infer<typeof periodFilesSchema>;

/** Why a file is destroyed. */
export const destructionSchema = z.strictObject({ reason: reasonSchema });

/** At most a hundred digests in a query, with commas between. */
export const digestListSchema = z
  .string()
  .regex(/^[0-9a-f]{64}(?:,[0-9a-f]{64}){0,99}$/)
  .transform((digests) => digests.split(','));
