// What axe finds on a page: each violation with the element that has it.
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The elements by which Fluent keeps the keyboard inside its parts are seen by nobody. */
export async function violations(of: Frame | Page): Promise<string[]> {
  // What fades in has its own colours at the end.
  await of.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await of.evaluate(source);
  return of.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> } };
    const { violations: found } = await axe.run({ exclude: ['[data-tabster-dummy]'] }, {});
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
