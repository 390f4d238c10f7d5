// What the page on schemes says in English.
import type { schemes as chinese } from '../zh-CN/schemes';

export const schemes = {
  'nav.schemes': 'Schemes',
  'schemes.title': 'Schemes',
  'schemes.none': 'This workbook holds no scheme yet. Open one below, or start a new one.',
  'schemes.noFile':
    'No scheme workbook is chosen yet. Make or open a scheme below: it is downloaded as a file. Change it with Excel, WPS or LibreOffice, choose it above, then check and save it.',
  'schemes.file': 'Downloaded: {name}. Change it, or leave it as it is; then choose it above, check and save it.',
  'schemes.here': 'This workbook: {scheme}',
  'schemes.here.base': 'based on version {version}',
  'schemes.here.new': 'new, not saved yet',
  'schemes.check': 'Check',
  'schemes.save': 'Save as new version',
  'schemes.out': 'JSON out',
  'schemes.working': 'Working on the scheme …',
  'schemes.faults': '{count} {count|fault|faults} found; nothing was saved',
  'schemes.faults.label': 'Faults of the scheme',
  'schemes.sound': 'No faults: the scheme can be saved.',
  'schemes.balanced': 'The scheme check has no warnings.',
  'schemes.warnings': 'Scheme check: {count} {count|warning|warnings}, which {count|stops|stop} nothing',
  'schemes.more': '{count} more.',
  'schemes.changes': 'Version {version} against version {base}: {count} {count|change|changes}',
  'schemes.changes.none': 'The same as version {base}; there is nothing to save.',
  'schemes.first':
    'The first version of the scheme “{scheme}”: {units} {units|unit|units}, {components} {components|component|components}.',
  'schemes.confirm': 'Confirm version {version}',
  'schemes.saved':
    'Version {version} is saved. Periods that are open keep their version; those opened from now on use the new one.',
  'schemes.stale':
    'Somebody else has saved version {version}. Yours was not saved, and nothing is lost: it is all in this workbook.',
  'schemes.stale.compare': 'Compare with version {version}',
  'schemes.open': 'Open as workbook',
  'schemes.choose': 'Scheme',
  'schemes.withVersion': '{title} ({id}, version {version})',
  'schemes.opening': 'Opening the scheme as a workbook …',
  'schemes.opened':
    'The scheme is laid out on {sheets} sheets. Edit the light cells, then come back here to check and save.',
  'schemes.replace.title': 'Replace the scheme in this workbook?',
  'schemes.replace.text':
    'This workbook holds the scheme “{scheme}”. Its sheets are laid out anew; changes that were not saved are lost.',
  'schemes.replace.confirm': 'Replace',
  'schemes.new': 'New scheme',
  'schemes.new.id': 'Id of the scheme',
  'schemes.new.hint':
    'Letters, digits, dots, underscores and hyphens, at most 64; it cannot be changed after the first save.',
  'schemes.new.taken': 'There is a scheme “{id}” already. Choose another id, or open that one.',
  'schemes.new.from': 'Start from',
  'schemes.new.empty': 'An empty scheme',
  'schemes.new.create': 'Lay out the new scheme',
  'schemes.in': 'JSON in',
  'schemes.in.file': 'Choose a JSON file',
  'schemes.in.text': 'Or paste JSON',
  'schemes.in.open': 'Open it as a workbook',
  'schemes.in.large': 'The content is larger than {most} MiB and was not taken. Check that it is the right file.',
  'schemes.in.broken': 'This is not complete JSON and was not taken. Check that it is the right file.',
  'schemes.in.faults': 'The scheme has {count} {count|fault|faults} and was not taken',
  'schemes.out.text': 'The scheme as JSON',
  'schemes.out.download': 'Download',
  'schemes.out.copy': 'Copy',
  'schemes.out.copied': 'Copied.',
  'schemes.out.selected': 'The text is selected: press Ctrl+C to copy it.',
} as const satisfies Record<keyof typeof chinese, string>;
