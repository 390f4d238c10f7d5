// The front page (首页): where to begin, in the reader's language; nobody signs in here, and it loads next to nothing.
import type { Language } from '../../shared/scheme/text';
import { front as english } from '../../shared/text/en-US/front';
import { front as chinese } from '../../shared/text/zh-CN/front';
import { keepLanguage, keptLanguage, languageOf } from '../session/kept-language';
import { createSessionMemory } from '../session/session-memory';
import './front.css';

const texts: Readonly<Record<Language, Readonly<Record<keyof typeof chinese, string>>>> = {
  'zh-CN': chinese,
  'en-US': english,
};

/** How a link of this page leads to its target in a language. */
const addresses: Readonly<Record<string, (language: Language) => string>> = {
  lang: (language) => `/preview?lang=${language}`,
  file: (language) => `/guide/index${language === 'zh-CN' ? '.zh-CN' : ''}.html`,
};

const isText = (key: string): key is keyof typeof chinese => Object.hasOwn(chinese, key);

function speak(language: Language): void {
  const say = texts[language];
  document.documentElement.lang = language;
  document.title = say['front.title'];
  for (const place of document.querySelectorAll<HTMLElement>('[data-says]')) {
    const key = place.dataset['says'] ?? '';
    if (!isText(key)) throw new Error(`the front page has no text ${key}`);
    place.textContent = say[key];
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]'))
    link.href = addresses[link.dataset['language'] ?? '']?.(language) ?? link.href;
  const other: Language = language === 'zh-CN' ? 'en-US' : 'zh-CN';
  const button = document.getElementById('language');
  if (!(button instanceof HTMLButtonElement)) throw new Error('the front page has no place for the language');
  button.textContent = say['front.language'];
  button.lang = other;
  button.onclick = () => {
    keepLanguage(memory, other);
    speak(other);
  };
}

const memory = createSessionMemory();
speak(keptLanguage(memory) ?? languageOf(navigator.language));

/** The ways are there once it is known which there are: what came later would move the others away under a finger. */
async function offer(): Promise<void> {
  const show = (id: string, shown: boolean): void =>
    void document.getElementById(id)?.toggleAttribute('hidden', !shown);
  try {
    const { loadSiteSettings } = await import(/* webpackChunkName: "site-settings" */ '../session/site-settings');
    const { preview } = await loadSiteSettings(window.location.origin);
    show('preview', preview);
  } catch (error) {
    show('failure', true);
    throw error;
  } finally {
    show('ways', true);
  }
}

void offer();
