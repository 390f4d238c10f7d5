// `npm run person`: everything about a person, out of the store that the settings name, into a file.
import { personCommand } from './person-command';

declare const SCOREBOOK_VERSION: string;

personCommand(process.argv.slice(2), process.env, console.log, SCOREBOOK_VERSION).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
