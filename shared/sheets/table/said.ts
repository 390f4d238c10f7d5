// Words as they stand in headers and cells: said in one language, recognised in every one.
import { languages, type Language } from '../../scheme/text';

/** A word that each language says in its own way. */
export type Said = (language: Language) => string;

/** A word in every language, as headers and entries are recognised: without blanks around, in small letters. */
export function everyForm(said: Said): readonly string[] {
  return languages.map((language) => plainForm(said(language)));
}

/** A typed word as it is compared. */
export function plainForm(typed: string): string {
  return typed.trim().toLowerCase();
}
