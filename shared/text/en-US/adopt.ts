// What a fault in a table of somebody's own says in English.
import type { adoptFaults as chinese } from '../zh-CN/adopt';

export const adoptFaults: Readonly<Record<keyof typeof chinese, string>> = {
  'points-meaning-unsaid':
    'Whether the column “{column}” holds points given or points taken off is not said. Choose it in the mapping.',
  'points-of-other-kind':
    'The {points} in the column “{column}” cannot serve as points of this component. Choose another column or another component.',
  'marks-differ':
    'The full marks are {marks} in the table and {expected} in the scheme, so points taken off cannot be worked out from scores. Check the full marks.',
  'score-beyond-marks':
    'The score {points} in the column “{column}” is beyond the full marks {marks}, so points taken off cannot be worked out from it. Check the score; convert scores of another scale first.',
  'score-scale-unsaid':
    'The column “{column}” names no full marks, and its highest score {points} is at most half of the full marks {marks}: it may be of another scale. Name the full marks in the header (“Score ({marks} points)”) or in a column “Full marks”; convert another scale first; where it holds what is taken off, choose that in the mapping.',
  'score-repeated':
    '{first} and {second} are about the same unit and indicator, and one of them is a score. There can be one score, which nothing adds to. Keep one row.',
};
