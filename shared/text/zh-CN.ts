// Every text in Chinese, by area.
import { changes } from './zh-CN/changes';
import { faults } from './zh-CN/faults';
import { pane } from './zh-CN/pane';
import { problems } from './zh-CN/problems';
import { warnings } from './zh-CN/warnings';

export const chinese = { pane, faults, problems, warnings, changes } as const;
