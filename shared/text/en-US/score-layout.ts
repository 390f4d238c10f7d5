// What the pane says in English of how score sheets lie, and of their further rows.
import type { scoreLayout as chinese } from '../zh-CN/score-layout';

export const scoreLayout: Readonly<Record<keyof typeof chinese, string>> = {
  'layout.label': 'Layout of “{component}”',
  'layout.list': 'List: a row for each line',
  'layout.matrix': 'A row for each unit, reasons in one column',
  'layout.beside': 'A row for each unit, reasons beside',
  'layout.hint':
    'This changes the arrangement only: what is submitted stays the same, and what was typed is carried over.',
  'layout.more': 'Add rows',
  'layout.more.hint':
    'Further rows take a second line on the same unit and indicator. After adding, every score sheet has at least {count} empty ones; what was typed stays.',
  'layout.more.done': 'Rows were added; all that was typed is there.',
  'faults.kind': 'Kind of fault',
  'faults.kind.all': 'All faults ({count})',
  'faults.kind.one': '{kind} ({count})',
  'faults.kind.points': 'Points',
  'faults.kind.reason': 'Reasons and evidence',
  'faults.kind.name': 'Units and indicators',
  'faults.kind.table': 'The table',
  'faults.kind.other': 'Other',
  'faults.sheet': 'Sheet',
  'faults.sheet.all': 'All sheets',
  'failure.rows':
    '“{component}” does not hold all there is: {count} further {count|row is|rows are} missing, and nothing was written. Choose “Add rows” under Fill, then try again.',
  'failure.rows.matrix':
    '{count} {count|row|rows} of “{component}” cannot stand in a table with a row for each unit (one cell does not hold them, or there are too few further rows), and nothing was written. Choose “Add rows” under Fill, or lay it out as a list there, then try again.',
  'failure.typedUnread':
    'Laying out “{component}” again would lose what stands in {sheet} {address}, and nothing was written. Mend it as “Check” says (restore the header, name the indicator, or clear a row that is no longer the scheme’s), then try again.',
};
