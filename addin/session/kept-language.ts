// The language that somebody has chosen on one of the pages, kept for all of them as long as the window is open.
import type { Language } from '../../shared/scheme/text';
import type { SessionMemory } from './session-memory';

const LANGUAGE = 'scorebook.language';

/** null where nobody has chosen. */
export function keptLanguage(memory: SessionMemory): Language | null {
  const kept = memory.get(LANGUAGE);
  return kept === 'zh-CN' || kept === 'en-US' ? kept : null;
}

export function keepLanguage(memory: SessionMemory, language: Language): void {
  memory.set(LANGUAGE, language);
}
