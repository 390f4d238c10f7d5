// The texts of the pane's languages: the one that is shown comes at once, the other one before the first page that could need it.
import { languages, type Language } from '../../shared/scheme/text';
import type { Texts } from '../../shared/text/texts';
import { putTexts } from '../../shared/text/texts-on-demand';
import { loadPart } from './load-part';

const loads: Readonly<Record<Language, () => Promise<Texts>>> = {
  'zh-CN': () => loadPart(async () => (await import('../../shared/text/zh-CN')).chinese),
  'en-US': () => loadPart(async () => (await import('../../shared/text/en-US')).english),
};

/** Rejects with NetworkFailure or PartReplaced. */
export async function loadTexts(...wanted: readonly Language[]): Promise<void> {
  await Promise.all(wanted.map(async (language) => putTexts(language, await loads[language]())));
}

export const loadAllTexts = (): Promise<void> => loadTexts(...languages);
