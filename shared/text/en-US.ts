// Every text in English, by area.
import { changes } from './en-US/changes';
import { faults } from './en-US/faults';
import { pane } from './en-US/pane';
import { problems } from './en-US/problems';
import { warnings } from './en-US/warnings';

export const english = { pane, faults, problems, warnings, changes } as const;
