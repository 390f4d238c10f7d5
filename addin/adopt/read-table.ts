// `npm run read-table`: prints how the tables of a file are understood; 0 where it was read, 1 with a sentence where it was not.
import { readTableCommand } from './read-table-command';

readTableCommand(process.argv.slice(2))
  .then((report) => {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
