import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runInThisContext } from 'node:vm';
import { exact } from '../../shared/exact/exact';
import { consolidate } from '../../shared/scoring/consolidate';
import { workedCase } from './worked-cases';

type Scope = Readonly<Record<string, unknown>>;

const root = join(__dirname, '../../shared');

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(root, name));

const examples = sources.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/@example (.+) \/\/ (.+)$/gm)].map(
    ([, expression = '', value = '']) => [relative(root, path), expression, value, path] as const,
  ),
);

const { scheme: luan, period, sheets } = workedCase('luan-month');
const party = luan.components.find(({ id }) => id === 'party');
const atHand: Scope = { exact, luan, scheme: luan, party, sheets, results: consolidate(luan, period, sheets) };

/** An example may use what is at hand, what its file exports, and what its file imports from its neighbours. */
const scopeOf = async (path: string): Promise<Scope> => {
  const imports = readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]*? from '(\.[^']*)';/gm);
  const neighbours = [...imports].map(([, from = '']) => join(dirname(path), from));
  const modules = await Promise.all([...neighbours, path].map((one): Promise<Scope> => import(one)));
  return Object.assign({}, atHand, ...modules) as Scope;
};

const evaluate = (expression: string, scope: Scope): unknown => {
  const names = Object.keys(scope).filter((name) => name !== 'default');
  const run = runInThisContext(`(${names.join(', ')}) => (${expression})`) as (...values: unknown[]) => unknown;
  return run(...names.map((name) => scope[name]));
};

describe('the examples in the comments of shared/', () => {
  it.each(examples)('%s: %s is %s', async (_, expression, value, path) => {
    expect(evaluate(expression, await scopeOf(path))).toEqual(evaluate(value, {}));
  });
});
