// What the page takes from our manifest: the ribbon tab with its buttons, the pane's address, the functions' place and namespace.
import type { Language } from '../host/app-context';

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  /** The action to run; null opens the pane. */
  readonly action: string | null;
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface Manifest {
  readonly name: string;
  readonly tab: string;
  readonly groups: readonly RibbonGroup[];
  readonly paneUrl: string;
  readonly functionsUrl: string;
  readonly namespace: string;
}

/** The manifest's addresses name the place where Excel finds the add-in; the page finds it where the page itself is. */
const local = (url: string) => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

const child = (element: Element, name: string) => [...element.children].find((one) => one.localName === name);
const all = (element: Element | Document, name: string) => [...element.getElementsByTagNameNS('*', name)];

export function readManifest(xml: string, language: Language): Manifest {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror')) throw new Error('manifest.xml is not well formed');
  const resources = all(document, 'Resources')[0];
  if (!resources) throw new Error('manifest.xml has no Resources');

  const valueOf = (element: Element) => {
    const override = all(element, 'Override').find((one) => one.getAttribute('Locale') === language);
    return override?.getAttribute('Value') ?? element.getAttribute('DefaultValue') ?? '';
  };
  const resource = (id: string | null) => {
    const element = [...resources.querySelectorAll('[id]')].find((one) => one.getAttribute('id') === id);
    if (!element) throw new Error(`manifest.xml has no resource ${String(id)}`);
    return valueOf(element);
  };
  const text = (element: Element, name: string) => resource(child(element, name)?.getAttribute('resid') ?? null);
  const within = (name: string, inner: string) => {
    const element = all(document, name)[0];
    if (!element) throw new Error(`manifest.xml has no ${name}`);
    return text(element, inner);
  };

  const button = (control: Element): RibbonButton => {
    const action = child(control, 'Action');
    const tip = child(control, 'Supertip');
    const icon = all(control, 'Image').find((image) => image.getAttribute('size') === '32');
    const runs = action?.getAttribute('xsi:type') === 'ExecuteFunction';
    return {
      id: control.getAttribute('id') ?? '',
      label: text(control, 'Label'),
      tip: tip ? text(tip, 'Description') : '',
      icon: icon ? local(resource(icon.getAttribute('resid'))) : '',
      action: runs && action ? (child(action, 'FunctionName')?.textContent.trim() ?? null) : null,
    };
  };

  const tab = all(document, 'CustomTab')[0];
  const name = all(document, 'DisplayName')[0];
  if (!tab || !name) throw new Error('manifest.xml has no tab or no name');
  return {
    name: valueOf(name),
    tab: text(tab, 'Label'),
    groups: all(tab, 'Group').map((group) => ({
      label: text(group, 'Label'),
      buttons: [...group.children].filter((one) => one.localName === 'Control').map(button),
    })),
    paneUrl: local(within('Page', 'SourceLocation')),
    functionsUrl: local(within('Metadata', 'SourceLocation')),
    namespace: within('ExtensionPoint', 'Namespace'),
  };
}
