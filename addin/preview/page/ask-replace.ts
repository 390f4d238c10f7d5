// The question before a file takes the place of a workbook that holds something.
import type { Texts } from './texts';

export type Answer = 'save' | 'open' | 'cancel';

/** Asks, and waits for the answer; Escape is no. */
export function askReplace(texts: Texts, name: string): Promise<Answer> {
  const dialog = document.createElement('dialog');
  dialog.className = 'question';
  const title = document.createElement('h2');
  title.id = 'question-title';
  title.textContent = texts.replaceTitle.replace('{name}', name);
  dialog.setAttribute('aria-labelledby', title.id);
  const text = document.createElement('p');
  text.textContent = texts.replaceText;
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = (answer: Answer, label: string): HTMLButtonElement => {
    const one = document.createElement('button');
    one.value = answer;
    one.textContent = label;
    return one;
  };
  form.append(button('save', texts.replaceSave), button('open', texts.replaceOpen), button('cancel', texts.cancel));
  dialog.append(title, text, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'save' || dialog.returnValue === 'open' ? dialog.returnValue : 'cancel');
    });
  });
}
