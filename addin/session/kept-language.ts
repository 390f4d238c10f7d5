// The reader's language (语言): what somebody has chosen on one of the pages, kept for all of them as long as the window is open; else the surroundings'.
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

/** The language of Office's display language or of the browser's; Chinese for every kind of Chinese, English for all others. */
export function languageOf(surroundings: string): Language {
  return surroundings.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}
