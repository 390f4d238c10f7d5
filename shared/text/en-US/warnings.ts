// What the scheme check doubts, in English: what is uneven or misleading and what would mend it, one sentence a code.
import type { WarningCode } from '../../scheme/check-scheme';

export const warnings = {
  'indicators-too-few':
    'Profile “{profile}” ({units} {units|unit|units}) has only {indicators} {indicators|indicator|indicators}, fewer than 4, so that each weighs heavily. Add or split indicators.',
  'indicators-too-many':
    'Profile “{profile}” ({units} {units|unit|units}) has {indicators} indicators, more than 12, so that none stands out. Merge some.',
  'share-too-small':
    'For profile “{profile}” it is worth {marks} of {of} full marks, below 5%. Merge it with another, or raise its marks.',
  'share-too-large':
    'For profile “{profile}” it is worth {marks} of {of} full marks, above 22%. Split it, or lower its marks.',
  'profile-without-unit':
    'There are full marks for profile “{profile}”, which no unit has. Check the profile, or clear these marks.',
  'duty-not-covered':
    'No indicator covers the duty “{duty}”. Add an indicator, or name the duty among those that one covers.',
  'unit-without-host':
    'No host is named, so nothing is blended and its own score stands. Name its host, or leave it if this is meant.',
  'base-marks-not-100':
    'The base marks of profile “{profile}” ({units} {units|unit|units}) sum to {marks}, not to 100. Check marks and weights.',
  'counts-uneven':
    'Units ranked together have very different numbers of indicators: profile “{leastOf}” has {least}, profile “{mostOf}” has {most}. Bring them closer, or rank them apart.',
  'shares-uneven':
    'It weighs very differently for units ranked together in “{category}”: {least} of {leastFull} full marks for profile “{leastOf}”, {most} of {mostFull} for profile “{mostOf}”. Bring the marks closer.',
  'look-alike-titles':
    'The title “{title}” ({id}) looks the same as “{otherTitle}” ({other}), so that one is taken for the other. Change one of them.',
  'mixed-scripts':
    '“{word}” mixes letters of different scripts that look alike, and is taken for another word. Type it anew.',
  'step-by-nobody':
    'Nobody in this scheme can take this step. Name others to take it, give its assessor group a component, or let somebody fill the column that names them.',
  'state-without-leaver':
    'Nobody can take a record on from this state. Add a step that somebody can take, or mark the state as an end.',
  'gate-never-opens':
    'No record can open this gate, so “{components}” would never count. Look at the steps of the register and at who takes them.',
  'fed-twice':
    'Both sheets and the register “{register}” count here, so one matter may count twice. Where the register alone is to count, say no to “Filled by sheets”.',
} as const satisfies Record<WarningCode, string>;
