// Whatever keeps photos and files (照片与附件): bytes under their digest, beside the rows of a partition. Which of them count, rows say.

/** A file as it lies there; `version` is another one after every writing, of the same bytes, too. */
export interface LaidFile {
  readonly digest: string;
  readonly bytes: number;
  readonly version: string;
}

/** Every method rejects with StoreUnavailable where the keeper does not answer, never with an empty answer. */
export interface Files {
  /** Keeps bytes under their digest, durably: whole once this resolves, else whole or not at all. Throws where they have another one. */
  put(partition: string, digest: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, checked against the digest; null where there are none. Rejects with FileChanged where they have another one. */
  get(partition: string, digest: string): Promise<Uint8Array | null>;
  has(partition: string, digest: string): Promise<boolean>;
  list(partition: string): AsyncIterable<LaidFile>;
  /** False, and nothing done, where there is none, or none of this version where one is named. */
  remove(partition: string, digest: string, version?: string): Promise<boolean>;
}
