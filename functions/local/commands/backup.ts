// npm run backup -- <file>: the embedded store into a new file, while the server runs or not.
import { backUp, BackupRefused } from './backup-file';
import { runCommand } from './command';

runCommand(async ({ dataDir, values: [file, ...more] }) => {
  if (file === undefined || more.length > 0) throw new BackupRefused('Usage: npm run backup -- <file>');
  const { chains, unfinished } = await backUp(dataDir, file);
  const beside =
    unfinished.length === 0 ? '' : `; not brought in to their end, and not counted: ${unfinished.join(', ')}`;
  return `${file}: whole; ${chains} audit chains hold${beside}`;
});
