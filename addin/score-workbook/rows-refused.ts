// What typed rows can be refused for; apart, since whoever tells of it needs nothing else.
import type { Component } from '../../shared/scheme/scheme';
import type { CellPlace } from '../../shared/sheets/plan';

/** Thrown when a table cannot hold what has to go into it; nothing was written then. */
export class RowsLeft extends Error {
  override readonly name = 'RowsLeft';
  constructor(
    readonly component: Component,
    readonly count: number,
    /** whether the sheet lies as a matrix */
    readonly inMatrix: boolean,
  ) {
    super(`${component.id}: ${count}`);
  }
}

/** Thrown where a table holds something that no line of the scheme's says, which would be lost if those alone were laid out anew; nothing was written then. */
export class TypedUnread extends Error {
  override readonly name = 'TypedUnread';
  constructor(
    readonly component: Component,
    readonly place: CellPlace,
  ) {
    super(`${component.id}: ${place.sheet} ${place.address}`);
  }
}
