// The preview workbook's page: a grid, our production pane beside it, and the host that joins the two.
import '../session/without-eval';
import { keptLanguage, languageOf } from '../session/kept-language';
import { createSessionMemory } from '../session/session-memory';
import { loadSiteSettings } from '../session/site-settings';
import { Book } from './book/book';
import { Drawing } from './draw/drawing';
import { describeFunction, executorFor } from './grid/custom-function-executor';
import { drawn, startUniver } from './grid/start-univer';
import { SideFormulas } from './grid/side-formulas';
import { UniverGrid } from './grid/univer-grid';
import { watchGrid } from './grid/watch-grid';
import { rememberTrust } from './host/app-context';
import type { MetadataFile } from './host/custom-functions';
import { Host } from './host/host';
import { CellBar } from './page/cell-bar';
import { EntryHelp } from './page/entry-help';
import { Files } from './page/files';
import { readManifest } from './page/manifest';
import { Pane } from './page/pane';
import { showRibbon } from './page/ribbon';
import { TEXTS, type Texts } from './page/texts';
import './page.css';

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** A choice stands in the page's address, so that it can be linked and survives loading anew. */
function offerChoice(id: 'language' | 'theme', key: 'lang' | 'theme', chosen: string, label: string): void {
  element(`${id}-label`, HTMLElement).textContent = label;
  const select = element(id, HTMLSelectElement);
  select.value = chosen;
  select.addEventListener('change', () => {
    const url = new URL(window.location.href);
    url.searchParams.set(key, select.value);
    window.location.assign(url);
  });
}

/** Why this site does not open the preview, in a sentence; null where it does. */
async function whyNot(texts: Texts): Promise<string | null> {
  try {
    return (await loadSiteSettings(window.location.origin)).preview ? null : texts.notOffered;
  } catch (error) {
    return texts.noSettings.replace('{why}', error instanceof Error ? error.message : String(error));
  }
}

async function start(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const language = languageOf(query.get('lang') ?? keptLanguage(createSessionMemory()) ?? navigator.language);
  const theme = query.get('theme');
  const dark = theme ? theme === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  const texts = TEXTS[language];
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.title = texts.title;
  const [light, darkOption] = element('theme', HTMLSelectElement).options;
  if (light) light.text = texts.light;
  if (darkOption) darkOption.text = texts.dark;
  offerChoice('language', 'lang', language, texts.language);
  offerChoice('theme', 'theme', dark ? 'dark' : 'light', texts.theme);

  const unusable = await whyNot(texts);
  if (unusable !== null) {
    const told = document.createElement('p');
    told.className = 'unusable';
    told.setAttribute('role', 'alert');
    told.textContent = unusable;
    element('work', HTMLElement).replaceChildren(told);
    return;
  }

  const manifest = readManifest(await (await fetched('/manifest.xml')).text(), language);
  const metadata = (await (await fetched(manifest.functionsUrl)).json()) as MetadataFile;
  const named = metadata.functions.map((one) => ({ name: `${manifest.namespace}.${one.name}`.toUpperCase(), one }));

  const gridPlace = element('grid', HTMLElement);
  gridPlace.setAttribute('aria-label', texts.grid);
  const { api, injector } = startUniver({
    container: gridPlace,
    language,
    dark,
    functions: named.map(({ name, one }) => ({
      name,
      executor: executorFor(one, {
        takesErrors: metadata.allowErrorForDataTypeAny ?? false,
        ask: (id, args, address) => host.customFunctions.ask(id, args, address),
        explained: (sheet, row, column, message) => cellBar.explain(sheet, row, column, message),
      }),
    })),
    descriptions: named.map(({ name, one }) => describeFunction(name, one)),
  });
  const grid = new UniverGrid(api, injector, texts.firstSheet);
  const book = new Book(grid);
  const cellBar = new CellBar(book, texts, {
    nameBox: element('name-box', HTMLInputElement),
    cell: element('cell', HTMLElement),
    notice: element('notice', HTMLElement),
  });
  const paneTitle = element('pane-title', HTMLElement);
  paneTitle.textContent = manifest.name;
  const pane = new Pane(
    {
      pane: element('pane', HTMLElement),
      splitter: element('splitter', HTMLElement),
      title: paneTitle,
      close: element('pane-close', HTMLButtonElement),
    },
    texts,
  );
  const about = { language, instance: crypto.randomUUID(), documentUrl: `${window.location.origin}/preview` };
  const host = new Host(book, {
    ...about,
    starting: () => pane.setColourScheme(dark),
    showPane: () => pane.setShown(true),
    answered: () => drawing.follow(),
    refused: () => cellBar.notify(texts.refused),
    selected: (selection) => {
      cellBar.show(selection, host.isBusy);
      entryHelp.show(selection);
    },
  });
  const formulas = new SideFormulas(api, injector);
  const entryHelp = new EntryHelp(
    book,
    formulas,
    { list: element('list', HTMLSelectElement), prompt: element('prompt', HTMLElement) },
    {
      texts,
      mayEdit: (sheet, rect) => host.mayEdit(sheet, [rect]),
      enter: (sheet, rect, entries) => grid.enter(sheet, rect, entries),
    },
  );
  watchGrid(api, injector, grid, host);
  const drawing = new Drawing(api, injector, book, { formulas, dark });
  // Going to the pane leaves the page: what was typed must not wait there for Enter.
  window.addEventListener('blur', () => grid.takeEntry());
  showRibbon(element('ribbon', HTMLElement), manifest, {
    openPane: () => pane.setShown(true),
    run: (action) => host.runCommand(action),
  });
  const loadPane = () => pane.load(host, manifest.paneUrl, manifest.name, about);
  const files = {
    open: element('open-file', HTMLButtonElement),
    save: element('save-file', HTMLButtonElement),
    chosen: element('chosen-file', HTMLInputElement),
    place: element('work', HTMLElement),
  };
  new Files(book, files, {
    language,
    texts,
    notify: (text) => cellBar.notify(text),
    takeEntry: () => grid.takeEntry(),
    replaced: () => {
      drawing.follow();
      loadPane();
    },
  });
  rememberTrust();
  // Earlier, the grid would take the keyboard away from whoever already types into the pane.
  await drawn(injector);
  loadPane();
}

void start();
