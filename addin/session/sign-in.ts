// Who is at the workbook: the one interface behind which the development issuer and Entra ID stand.

export interface SignIn {
  /** A token that is still valid; `fresh` asks for a new one although the old has not expired. Rejects with SignInNeeded when a person must act. */
  token(options?: { readonly fresh?: boolean }): Promise<string>;
  /** Told of each token that the service does not believe, also when a new one was tried, by the service's code. */
  disbelieved?(code: string): void;
  /** Forgets whoever was signed in. */
  signOut(): Promise<void>;
}
