// Who issues the documents, kept while the window is open: nobody types it twice, and it is nobody's business but the office's.
import { useState } from 'react';
import { createSessionMemory } from '../../../session/session-memory';

const memory = createSessionMemory();
const ISSUER = 'scorebook.issuer';

export function useIssuer(): readonly [string, (name: string) => void] {
  const [issuer, setIssuer] = useState(memory.get(ISSUER) ?? '');
  return [
    issuer,
    (name) => {
      memory.set(ISSUER, name === '' ? null : name);
      setIssuer(name);
    },
  ];
}

/** Who issues documents, for what is made without asking. */
export const keptIssuer = (): string => memory.get(ISSUER) ?? '';

/** What a longer name is cut to: a head of one line holds no more. */
export const longestIssuer = 60;

const forbidden = /[\\/:*?"<>|\p{Cc}]/gu;

/** A name that every file system takes. */
export function fileName(name: string, ending: string): string {
  return `${name.replace(forbidden, ' ').trim().slice(0, 100) || 'scorebook'}.${ending}`;
}
