// npm run upgrade: see `upgrade-command.ts`.
import { runPlain } from './command';
import { upgradeCommand } from './upgrade-command';

declare const SCOREBOOK_VERSION: string;

runPlain((args) => upgradeCommand(args, process.env, SCOREBOOK_VERSION, () => new Date(), console.log));
