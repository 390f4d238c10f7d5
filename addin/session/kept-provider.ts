// Which of several sign-in services somebody used last on this computer: its issuer, and nothing about the person.

const PROVIDER = 'scorebook.sign-in.provider';

/** null where nobody has chosen, or the browser remembers nothing. */
export function keptProvider(): string | null {
  try {
    return localStorage.getItem(PROVIDER);
  } catch {
    return null;
  }
}

export function keepProvider(issuer: string): void {
  try {
    localStorage.setItem(PROVIDER, issuer);
  } catch {
    // The person chooses again the next time.
  }
}
