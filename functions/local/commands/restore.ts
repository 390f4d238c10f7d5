// npm run restore -- <file> [--replace]: a backup into the place of the embedded store, while no server runs.
import { BackupRefused, restore } from './backup-file';
import { runCommand } from './command';

runCommand(async ({ dataDir, values, flags }) => {
  const [file, ...more] = values;
  const unknown = flags.some((flag) => flag !== '--replace');
  if (file === undefined || more.length > 0 || unknown) {
    throw new BackupRefused('Usage: npm run restore -- <file> [--replace]');
  }
  const aside = await restore(dataDir, file, flags.includes('--replace'), new Date());
  return `${dataDir} is as ${file} was${aside === null ? '' : `; what was there before is ${aside}`}`;
});
