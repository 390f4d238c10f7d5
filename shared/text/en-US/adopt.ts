// What a fault in a table of somebody's own says in English.
import type { adoptFaults as chinese } from '../zh-CN/adopt';

export const adoptFaults: Readonly<Record<keyof typeof chinese, string>> = {
  'points-meaning-unsaid':
    'Whether the column “{column}” holds points given or points taken off is not said. Choose it in the mapping.',
  'points-of-other-kind':
    'The {points} in the column “{column}” cannot serve as points of this component. Choose another column or another component.',
  'marks-differ':
    'The full marks are {marks} in the table and {expected} in the scheme, so points taken off cannot be worked out from scores. Check the full marks.',
};
