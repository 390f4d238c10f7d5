// A command about the data folder: its settings and arguments, one line about what it did, and an exit code.
import { checked } from '../../settings';
import { storeSettings } from '../../store/open-store';
import { BackupRefused } from './backup-file';

interface CommandLine {
  readonly dataDir: string;
  readonly values: readonly string[];
  readonly flags: readonly string[];
}

export function runCommand(work: (asked: CommandLine) => Promise<string>): void {
  const commandLine = (): CommandLine => {
    const { store } = checked({ store: storeSettings }, process.env);
    if (store.STORE !== 'sqlite') throw new BackupRefused('This command is about the embedded store (STORE=sqlite)');
    const words = process.argv.slice(2);
    const isFlag = (word: string) => word.startsWith('--');
    return { dataDir: store.DATA_DIR, values: words.filter((word) => !isFlag(word)), flags: words.filter(isFlag) };
  };
  Promise.resolve()
    .then(() => work(commandLine()))
    .then(
      (done) => console.log(done),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
      },
    );
}
