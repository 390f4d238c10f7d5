// npm run archive: see `archive-command.ts`.
import { runPlain } from './command';
import { archiveCommand } from './archive-command';

declare const SCOREBOOK_VERSION: string;

runPlain((args) => archiveCommand(args, process.env, SCOREBOOK_VERSION, () => new Date()));
