// Who sent a request, as far as a token proves it; roles are not in the token but in the store.

/** A proved identity: `tenant` and `id` together name one account for ever. An e-mail address never does. */
export interface Identity {
  /** The organisation (机构) whose data the token opens. */
  readonly organisation: string;
  /** Who answers for the account: Entra's tenant, or the issuer. */
  readonly tenant: string;
  /** Of the account there: `oid` of Entra's token, or the subject or its code. */
  readonly id: string;
  /** For showing only. */
  readonly name: string;
}
