// A command: its settings and arguments, one line about what it did, and an exit code.
import { checked } from '../../settings';
import { storeSettings } from '../../store/open-store';
import { BackupRefused } from './backup-file';

interface CommandLine {
  readonly dataDir: string;
  readonly values: readonly string[];
  readonly flags: readonly string[];
}

/** About the data folder of the embedded store. */
export function runCommand(work: (asked: CommandLine) => Promise<string>): void {
  const commandLine = (): CommandLine => {
    const { store } = checked({ store: storeSettings }, process.env);
    if (store.STORE !== 'sqlite') throw new BackupRefused('This command is about the embedded store (STORE=sqlite)');
    const words = process.argv.slice(2);
    const isFlag = (word: string) => word.startsWith('--');
    return { dataDir: store.DATA_DIR, values: words.filter((word) => !isFlag(word)), flags: words.filter(isFlag) };
  };
  runPlain(() => work(commandLine()));
}

/** About whatever its words and the settings name. */
export function runPlain(work: (args: readonly string[]) => Promise<string>): void {
  Promise.resolve()
    .then(() => work(process.argv.slice(2)))
    .then(
      (done) => console.log(done),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
      },
    );
}
