// Who sent a request, as far as a token proves it; roles are not in the token but in the store.

/** A proved identity: `tenant` and `id` together name one account for ever. An e-mail address never does. */
export interface Identity {
  /** The organisation (机构) that the tenant stands for. */
  readonly organisation: string;
  /** `tid` of the token. */
  readonly tenant: string;
  /** `oid` of the token. */
  readonly id: string;
  /** For showing only. */
  readonly name: string;
}
