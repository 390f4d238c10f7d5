// The day on which the tests' services believe to be.

/** 15 October 2026: the sample's open month is 2026-10. */
export const october = new Date('2026-10-15T08:00:00Z');
