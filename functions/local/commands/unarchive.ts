// npm run unarchive: see `unarchive-command.ts`.
import { runPlain } from './command';
import { unarchiveCommand } from './unarchive-command';

declare const SCOREBOOK_VERSION: string;

runPlain((args) => unarchiveCommand(args, process.env, SCOREBOOK_VERSION, () => new Date()));
