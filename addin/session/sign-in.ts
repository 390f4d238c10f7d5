// Who is at the workbook: the one interface behind which the development issuer and Entra ID stand.

export interface SignIn {
  /** A token that is still valid; `fresh` asks for a new one although the old has not expired. Rejects with SignInNeeded when a person must act. */
  token(options?: { readonly fresh?: boolean }): Promise<string>;
  /** Forgets whoever was signed in. */
  signOut(): Promise<void>;
}
