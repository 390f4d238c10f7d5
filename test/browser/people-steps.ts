// What an administrator does on the page of people: gives roles, chosen from lists, and adds somebody with them.
import type { Locator } from 'playwright-core';

/** What a role is about, as the lists name it: the scheme, then what `label` asks for within it. */
interface About {
  readonly scheme: string;
  readonly label: string;
  readonly part: string;
}

export interface GivenRole {
  readonly kind: string;
  readonly about?: About;
}

/** Adds a role to the entry that is open. */
export async function give(panel: Locator, { kind, about }: GivenRole): Promise<void> {
  await panel.getByLabel('角色类型').selectOption({ label: kind });
  if (about) {
    await panel.getByLabel('考核方案').selectOption({ label: about.scheme });
    await panel.getByLabel(about.label, { exact: true }).selectOption({ label: about.part });
  }
  await panel.getByRole('button', { name: '加入', exact: true }).click();
}

/** Puts somebody on record with these roles. */
export async function addPerson(panel: Locator, id: string, name: string, roles: readonly GivenRole[]): Promise<void> {
  await panel.getByRole('button', { name: '添加人员', exact: true }).click();
  await panel.getByLabel('编号', { exact: true }).fill(id);
  await panel.getByLabel('姓名', { exact: true }).fill(name);
  for (const role of roles) await give(panel, role);
  await panel.getByRole('button', { name: '保存', exact: true }).click();
  await panel.getByText(`已保存 ${name}（编号 ${id}） 的角色`).waitFor();
}
