// `npm run organisation`: makes, lists and shows organisations of the store that the settings name.
import { organisationCommand } from './organisation-command';

organisationCommand(process.argv.slice(2), process.env, console.log).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
