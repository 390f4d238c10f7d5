// What sign-in needs to know and to have of the Office it runs in.

/** A window of Office's beside the pane. */
export interface HostDialog {
  close(): void;
}

/** What comes from such a window: a message of the page in it, with that page's origin where Office tells; or that it was closed. */
export interface DialogEvents {
  message(text: string, origin: string | undefined): void;
  closed(): void;
}

export interface SignInHost {
  nestedAppAuthentication(): boolean;
  dialogs(): boolean;
  /** Opens a page of our own origin; rejects with an AbortError where the person does not let it open. */
  openDialog(address: string, events: DialogEvents): Promise<HostDialog>;
  /** Goes to another page in this window, to come back later; only a page of its own can. */
  leave?(address: string): void;
  /** The signed-in account's name; null where Office does not tell. */
  loginHint(): Promise<string | null>;
}
