// The entry of the function app as a host loads it: every function is registered whatever the settings; a wrong one stops the start.
import { routes } from '../../shared/api/routes';

type Hook = (context: object) => unknown;

/** What the host gives the app, and what the app has told it. */
function hostOf() {
  const registered: string[] = [];
  const hooks = new Map<string, Hook>();
  const disposable = { dispose: () => undefined };
  const core = {
    version: '1',
    hostVersion: '4',
    setProgrammingModel: () => undefined,
    getProgrammingModel: () => undefined,
    registerFunction: ({ name }: { name: string }) => {
      registered.push(name);
      return disposable;
    },
    registerHook: (name: string, hook: Hook) => {
      hooks.set(name, hook);
      return disposable;
    },
  };
  return { registered, hooks, core };
}

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
  jest.resetModules();
});

test('all functions are registered without any setting, and the start names the setting that is missing', async () => {
  const { registered, hooks, core } = hostOf();
  jest.doMock('@azure/functions-core', () => core, { virtual: true });
  process.env = {};
  await import('../../functions/index');
  expect(registered.sort()).toEqual(
    [...Object.keys(routes), 'elsewhere', 'sweep', 'reminders', 'consolidations'].sort(),
  );
  const start = hooks.get('appStart') as Hook;
  await expect(async () => start({ hookData: {}, appHookData: {} })).rejects.toThrow('AzureWebJobsStorage');
  Object.assign(process.env, { AzureWebJobsStorage: 'UseDevelopmentStorage=true', AUTH_TENANTS: 'x=demo' });
  await expect(async () => start({ hookData: {}, appHookData: {} })).rejects.toThrow('AUTH_AUDIENCE');
});
