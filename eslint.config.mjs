import js from '@eslint/js';
import ts from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';
import officeAddins from 'eslint-plugin-office-addins';

const rawFilter = {
  selector: "Property[key.name='filter'][value.type!='TaggedTemplateExpression']",
  message: 'A table filter is written with the odata tag only: a raw one lets a key break out of it.',
};
const markup = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML'], MemberExpression[property.name=/^(inner|outer)HTML$/]",
  message: 'Text goes into the page as text.',
};
const floatRounding = {
  selector: "CallExpression[callee.property.name='toFixed']",
  message: 'Scores are rounded by shared/exact alone.',
};

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
      'no-restricted-syntax': ['error', rawFilter, markup, floatRounding],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
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
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
