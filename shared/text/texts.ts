// Every text in each language, by area. The pages have `texts-on-demand.ts` in the place of this file.
import type { Language } from '../scheme/text';
import { english } from './en-US';
import { chinese } from './zh-CN';

export type Texts = { readonly [Area in keyof typeof chinese]: Readonly<Record<keyof (typeof chinese)[Area], string>> };

const texts: Readonly<Record<Language, Texts>> = { 'zh-CN': chinese, 'en-US': english };

export const textsIn = (language: Language): Texts => texts[language];
