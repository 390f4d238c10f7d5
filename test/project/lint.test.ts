// Every rule against an attacker's ways in, and the one on parts that may not come, speaks where somebody breaks it, and is silent
// beside it. The snippets are linted with the project's own settings, in a process of its own: jest cannot load them.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

const odata = 'A table filter';
const markup = 'Text goes into the page as text';
const code = 'Text is never run as code';
const shell = 'A command is run with its arguments';
const pattern = 'A pattern is written in the code';
const sql = 'Values go into a statement as parameters';
const chance = 'Math.random can be foretold';
const part = 'A part of the product is loaded by loadPart';

/** Snippet, the file it would stand in, and what must be said of it; null where it is fine. */
const snippets: readonly (readonly [text: string, file: string, says: string | null])[] = [
  ["export const a = (f: string) => ({ filter: `PartitionKey eq '${f}'` });", 'functions/store/x.ts', odata],
  ["export const a = (f: string) => ({ filter: 'PartitionKey eq ' + f });", 'functions/store/x.ts', odata],
  ["export const a = (f: string) => ({ 'filter': f });", 'functions/store/x.ts', odata],
  ['export const a = (filter: string) => ({ filter });', 'functions/store/x.ts', odata],
  ['export const a = (f: string) => ({ filter: raw`x ${f}` });', 'functions/store/x.ts', odata],
  ['export const a = (f: string) => ({ filter: odata`PartitionKey eq ${f}` });', 'functions/store/x.ts', null],
  ['export const a = ({ filter }: { filter: string }) => filter.length;', 'functions/store/x.ts', null],
  ['export const a = (e: Element, t: string) => { e.innerHTML = t; };', 'addin/board/x.ts', markup],
  ['export const a = (e: Element, t: string) => { e.outerHTML = t; };', 'addin/board/x.ts', markup],
  ["export const a = (e: Element, t: string) => { e['innerHTML'] = t; };", 'addin/board/x.ts', markup],
  ["export const a = (e: Element, t: string) => e.insertAdjacentHTML('beforeend', t);", 'addin/board/x.ts', markup],
  ['export const a = (r: Range, t: string) => r.createContextualFragment(t);', 'addin/board/x.ts', markup],
  ['export const a = (t: string) => document.write(t);', 'addin/board/x.ts', markup],
  ['export const a = (t: string) => <p dangerouslySetInnerHTML={{ __html: t }} />;', 'addin/board/x.tsx', markup],
  ['export const a = (t: string) => ({ dangerouslySetInnerHTML: { __html: t } });', 'addin/board/x.tsx', markup],
  ['export const a = (e: Element, t: string) => { e.textContent = t; };', 'addin/board/x.ts', null],
  ['export const a = (t: string): unknown => eval(t);', 'functions/http/x.ts', 'eval can be harmful'],
  ['export const a = (t: string) => new Function(t);', 'functions/http/x.ts', 'Function constructor'],
  ['export const a = (t: string) => new globalThis.Function(t);', 'functions/http/x.ts', code],
  ["import { runInThisContext } from 'node:vm';\nexport const a = runInThisContext;", 'functions/http/x.ts', code],
  ["export const a = () => setTimeout('go()', 1);", 'addin/session/x.ts', code],
  ['export const a = () => window.setInterval(`go()`, 1);', 'addin/session/x.ts', code],
  ["export const a = 'javascript:go()';", 'addin/board/x.ts', 'Script URL'],
  ["import { exec } from 'node:child_process';\nexport const a = exec;", 'scripts/x.ts', shell],
  ["import { execSync as run } from 'child_process';\nexport const a = run;", 'scripts/x.mjs', shell],
  ["import * as child from 'node:child_process';\nexport const a = child;", 'scripts/x.ts', shell],
  ["import { execFile } from 'node:child_process';\nexport const a = execFile;", 'scripts/x.ts', null],
  ['export const a = (t: string) => new RegExp(t);', 'shared/sheets/x.ts', pattern],
  ['export const a = (t: string) => RegExp(`^${t}$`);', 'addin/taskpane/x.ts', pattern],
  ["export const a = new RegExp('^a$', 'u');", 'addin/taskpane/x.ts', null],
  ['export const a = (d: Database, t: string) => d.prepare(`SELECT ${t}`);', 'functions/store/x.ts', sql],
  ["export const a = (d: Database, t: string) => d.exec('DELETE ' + t);", 'functions/store/x.ts', sql],
  [
    "export const a = (d: Database) => d.prepare('SELECT value FROM record WHERE row = ?');",
    'functions/store/x.ts',
    null,
  ],
  ['export const a = () => Math.random();', 'functions/identity/x.ts', chance],
  ['export const a = () => Math.random();', 'addin/session/x.ts', chance],
  ['export const a = () => Math.random();', 'addin/preview/x.ts', null],
  ["export const a = () => import('./b');", 'addin/taskpane/x.ts', part],
  ["export const a = () => import('./b').catch(() => null);", 'addin/session/x.ts', part],
  ["export const a = () => loadPart(() => import('./b').then(({ c }) => c));", 'addin/session/x.ts', null],
];

let said: string[][];

beforeAll(() => {
  const program = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const all = [];
    for (const [code, filePath] of JSON.parse(process.argv[1])) {
      const [{ messages }] = await eslint.lintText(code, { filePath });
      all.push(messages.map(({ message }) => message));
    }
    console.log(JSON.stringify(all));`;
  const args = ['--input-type=module', '--eval', program, JSON.stringify(snippets)];
  said = JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as string[][];
}, 120_000);

test.each(snippets.map(([text, file, says], at) => [file, text, says, at] as const))('%s: %s', (_, __, says, at) => {
  if (says === null) expect(said[at]).toEqual([]);
  else expect(said[at]).toContainEqual(expect.stringContaining(says));
});
