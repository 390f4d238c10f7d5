// The add-in's ribbon tab on the page, made from the manifest.
import type { Manifest } from './manifest';

export interface RibbonActions {
  openPane(): void;
  run(action: string): Promise<void>;
}

export function showRibbon(place: HTMLElement, manifest: Manifest, actions: RibbonActions): void {
  const tab = document.createElement('h2');
  tab.className = 'ribbon-tab';
  tab.textContent = manifest.tab;
  const groups = document.createElement('div');
  groups.className = 'ribbon-groups';
  for (const group of manifest.groups) {
    const box = document.createElement('div');
    box.className = 'ribbon-group';
    const buttons = document.createElement('div');
    buttons.className = 'ribbon-buttons';
    const label = document.createElement('h3');
    label.textContent = group.label;
    for (const entry of group.buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.id = entry.id;
      button.title = entry.tip;
      const icon = document.createElement('img');
      icon.src = entry.icon;
      icon.alt = '';
      button.append(icon, entry.label);
      button.addEventListener('click', () => {
        if (entry.action === null) {
          actions.openPane();
          return;
        }
        button.disabled = true;
        void actions.run(entry.action).finally(() => {
          button.disabled = false;
        });
      });
      buttons.append(button);
    }
    box.append(buttons, label);
    groups.append(box);
  }
  place.setAttribute('aria-label', manifest.tab);
  place.replaceChildren(tab, groups);
}
