// The reader's language within the pane and what is said in it.
import { createContext, useContext } from 'react';
import type { Language } from '../../shared/scheme/text';
import { message, type Values } from '../../shared/text/sentences';
import type { MessageKey } from '../../shared/text/zh-CN/pane';

export const LanguageContext = createContext<Language>('zh-CN');

export const useLanguage = (): Language => useContext(LanguageContext);

export type Say = (key: MessageKey, values?: Values) => string;

/** The pane's texts in the reader's language. */
export function useSay(): Say {
  const language = useLanguage();
  return (key, values) => message(language, key, values);
}
