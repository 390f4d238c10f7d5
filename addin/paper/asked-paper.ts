// Which record a paper's address names.

const parts = ['scheme', 'period', 'register', 'number'] as const;

export type AskedPaper = Readonly<Record<(typeof parts)[number], string>>;

/** What the address asks for; null where it leaves something out. */
export function askedPaper(search: string): AskedPaper | null {
  const asked = new URLSearchParams(search);
  const [scheme, period, register, number] = parts.map((part) => asked.get(part));
  return scheme && period && register && number ? { scheme, period, register, number } : null;
}
