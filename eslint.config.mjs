import js from '@eslint/js';
import ts from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';
import officeAddins from 'eslint-plugin-office-addins';

// What is named here is an attacker's way in where somebody forgets it; test/project/lint.test.ts shows that each rule speaks.
const odata = "[type='TaggedTemplateExpression'][tag.name='odata']";
const rawFilters = [
  "ObjectExpression > Property[key.name='filter']",
  "ObjectExpression > Property[key.value='filter']",
].map((property) => ({
  selector: `${property} > .value:not(${odata})`,
  message: 'A table filter is written with the odata tag only: a raw one lets a key break out of it.',
}));
const markup = [
  "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  "Property[key.name='dangerouslySetInnerHTML']",
  'MemberExpression[property.name=/^(inner|outer)HTML$/]',
  'MemberExpression[computed=true][property.value=/^(inner|outer)HTML$/]',
  'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
  "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
].map((selector) => ({ selector, message: 'Text goes into the page as text.' }));
const evaluation = [
  "NewExpression[callee.property.name='Function']",
  "CallExpression[callee.name='Function']",
  'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/Literal$/]',
  // What is no page's timer, such as jest.setTimeout, takes a number first.
  'CallExpression[callee.property.name=/^set(Timeout|Interval)$/][arguments.0.raw=/^\\D/]',
  "CallExpression[callee.property.name=/^set(Timeout|Interval)$/][arguments.0.type='TemplateLiteral']",
].map((selector) => ({ selector, message: 'Text is never run as code.' }));
const shell = [
  'ImportDeclaration[source.value=/^(node:)?child_process$/] > ImportSpecifier[imported.name=/^exec(Sync)?$/]',
  'ImportDeclaration[source.value=/^(node:)?child_process$/] > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)',
  "CallExpression[callee.name='require'][arguments.0.value=/^(node:)?child_process$/]",
].map((selector) => ({
  selector,
  message: 'A command is run with its arguments as a list (spawn, execFile), never as one text.',
}));
const sql = {
  selector:
    'CallExpression[callee.property.name=/^(prepare|exec)$/] > TemplateLiteral.arguments[expressions.length>0], CallExpression[callee.property.name=/^(prepare|exec)$/] > BinaryExpression.arguments',
  message: 'Values go into a statement as parameters.',
};
const floatRounding = {
  selector: "CallExpression[callee.property.name='toFixed']",
  message: 'Scores are rounded by shared/exact alone.',
};
const vm = { selector: 'ImportDeclaration[source.value=/^(node:)?vm$/]', message: 'Text is never run as code.' };
const pattern = {
  selector: ":matches(NewExpression, CallExpression)[callee.name='RegExp'][arguments.0.type!='Literal']",
  message: 'A pattern is written in the code: one made of what somebody typed can mean anything, or take for ever.',
};
const chance = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Math.random can be foretold: node:crypto or crypto.getRandomValues.',
};
const atOnce = {
  selector: "CallExpression[callee.name='expect'] CallExpression[callee.property.name='isVisible']",
  message: 'A page gets there in its own time: wait for what is to be seen (waitFor).',
};
const part = {
  selector: 'ImportExpression:not(CallExpression[callee.name=/^(loadPart|page)$/] ImportExpression)',
  message: 'A part of the product is loaded by loadPart: it may not come, or be of a release that has been replaced.',
};
const everywhere = [...rawFilters, ...markup, ...evaluation, ...shell, floatRounding];

export default ts.config(
  { ignores: ['dist/', '.data/', '.cache/', 'node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    plugins: { 'react-hooks': hooks, 'office-addins': officeAddins },
    rules: {
      ...hooks.configs.recommended.rules,
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['functions/**/*.ts', 'addin/**/*.{ts,tsx}', 'shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, vm, pattern] },
  },
  {
    files: ['functions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, vm, pattern, chance, sql] },
  },
  {
    // Those left out tell of it themselves, or are loaded so by who calls them.
    files: ['addin/**/*.{ts,tsx}'],
    ignores: ['addin/{preview,front,sign-in,photos}/**', 'addin/workbook/file/*'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, vm, pattern, part] },
  },
  {
    files: ['addin/session/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, vm, pattern, chance, sql, part] },
  },
  {
    files: ['test/browser/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, atOnce] },
  },
  {
    files: ['addin/workbook/**/*.ts'],
    rules: {
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/no-empty-load': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'fetch',
        'window',
        'document',
        'process',
        'console',
        'setTimeout',
        'Office',
        'Excel',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The core has no clock: pass the time in.' },
        { object: 'Math', property: 'random', message: 'The core has no randomness: pass a seed in.' },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' } },
  },
);
