// Where a version of a sheet stands (版本所在), and the ETag that names it.

/** Which submission holds the version, and the how-manieth in it; that submission's mark, and where it is known when it was accepted. */
export interface Position {
  readonly submission: number;
  readonly position: number;
  readonly mark: string;
  /** missing on an index of before there were parts */
  readonly acceptedAt?: string;
  /** where the version says that its unit is not assessed */
  readonly notAssessed?: true;
}

/** The ETag of one version of a sheet. */
export function etagAt({ submission, position, mark }: Position): string {
  return `"${submission}.${position}.${mark}"`;
}

/** The position that an ETag of a sheet's version names; null where it is no such ETag. */
export function positionOf(etag: string): Position | null {
  const [, submission, position, mark] = /^"([1-9]\d{0,9})\.(0|[1-9]\d{0,4})\.([0-9a-f]{8})"$/.exec(etag) ?? [];
  return mark === undefined ? null : { submission: Number(submission), position: Number(position), mark };
}
