// Why a file was not opened, as a sentence that says what to do.
import { fileWorkbook as enUS } from '../../../shared/text/en-US/file-workbook';
import { fileWorkbook as zhCN } from '../../../shared/text/zh-CN/file-workbook';
import { FileRefused } from '../../workbook/file/file-refused';
import type { Language } from '../host/app-context';
import { TEXTS } from './texts';

const SENTENCES: Record<Language, Readonly<Record<string, string>>> = { 'zh-CN': zhCN, 'en-US': enUS };

/** The sentence for what was thrown; what is no refusal of a file is said to be a fault of ours. */
export function refusalText(reason: unknown, language: Language): string {
  const sentences = SENTENCES[language];
  if (!(reason instanceof FileRefused)) return TEXTS[language].notOpened;
  const sentence = sentences[`file.refused.${reason.code}`] ?? TEXTS[language].notOpened;
  return sentence.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = reason.detail[name];
    if (name === 'format') return sentences[`file.format.${String(value)}`] ?? String(value);
    return typeof value === 'number' ? value.toLocaleString(language) : (value ?? '');
  });
}
