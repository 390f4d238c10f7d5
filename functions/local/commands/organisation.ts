// `npm run organisation`: makes, lists and shows organisations of the store that the settings name.
import { organisationCommand } from './organisation-command';

declare const SCOREBOOK_VERSION: string;

organisationCommand(process.argv.slice(2), process.env, console.log, SCOREBOOK_VERSION).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
