// Why an archive is not made, or not brought in: one sentence for whoever gave the command.

/** Thrown before anything that counts was written. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
}
