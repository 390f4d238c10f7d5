// Who acts: a person of one organisation with roles, as the store knows them.

export interface Person {
  readonly organisation: string;
  readonly id: string;
  readonly name: string;
  /** as in the contract's `roleSchema` */
  readonly roles: readonly string[];
}
