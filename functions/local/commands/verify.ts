// `npm run verify`: verifies every audit chain of a store; 0 where all hold, 1 where one does not or an organisation is not brought in to its end, 2 where that could not be told.
import { verifyCommand } from './verify-command';

verifyCommand(process.argv.slice(2), process.env, console.log)
  .then((whole) => {
    process.exitCode = whole ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
