const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|tsx|mjs)$': ['@swc/jest', swc],
    'node_modules/(jose|oauth4webapi)/.+\\.js$': ['@swc/jest', swc],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|hucre|oauth4webapi)/)'],
  ...more,
});

/** What takes minutes stands beside the others as `*.long.test.ts`: `npm run test:long`. */
const quick = { testPathIgnorePatterns: ['/node_modules/', '\\.long\\.test\\.ts$'] };

/** What is in `both-stores` runs over one store quickly, over the other one with the long tests. */
const on = (store) => ({ storeKinds: [store] });

const sample = { globalSetup: '<rootDir>/test/functions/sample-store.ts' };

export default {
  testTimeout: 30_000,
  // Jest leaves a core to whoever sits there: on two cores that is one worker.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/browser/browser.ts',
  projects: [
    project('core', ['<rootDir>/test/{shared,addin,bench,project}/**/*.test.{ts,tsx}'], {
      ...quick,
      // What the bundler says of the build.
      globals: { SCOREBOOK_DEVELOPMENT: true },
    }),
    project('service', ['<rootDir>/test/{functions,faults}/**/*.test.ts'], {
      ...quick,
      ...sample,
      globals: on('sqlite'),
    }),
    project('browser', ['<rootDir>/test/browser/**/*.test.ts'], quick),
    project('long', ['<rootDir>/test/**/*.long.test.ts'], sample),
    project('table-store', ['<rootDir>/test/functions/both-stores/*.test.ts'], {
      ...quick,
      ...sample,
      globals: on('table'),
    }),
  ],
};
