// Why a file is not read, as a sentence for whoever chose it.
import type { Language } from '../../shared/scheme/text';
import { message } from '../../shared/text/sentences';
import type { MessageKey } from '../../shared/text/zh-CN/pane';
import type { FileRefused } from '../workbook/file/file-refused';

/** What is wrong with a file, and what to do next. */
export function refusedSentence(language: Language, { code, detail }: FileRefused): string {
  if (code !== 'other-format') return message(language, `file.refused.${code}`, detail);
  const format = message(language, `file.format.${String(detail['format'])}` as MessageKey);
  return message(language, 'file.refused.other-format', { format });
}
