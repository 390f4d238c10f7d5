// More records than a sheet holds; apart, since whoever tells of it needs nothing else.

/** Thrown where more is asked for than a sheet holds. */
export class TooManyRecords extends Error {
  override readonly name = 'TooManyRecords';
  constructor(readonly most: number) {
    super(`more than ${most} records`);
  }
}
