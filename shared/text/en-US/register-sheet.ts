// What the register sheets and their part of the pane say in English.
import type { registerSheet as chinese } from '../zh-CN/register-sheet';

export const registerSheet: Readonly<Record<keyof typeof chinese, string>> = {
  'outbox.records': '{scheme} · {period} · {count} {count|record|records}',
  'outbox.accepted.records': 'Delivered. The sheet is brought up to date when its workbook is open.',
  'outbox.discard.records':
    'It will not be sent any more. The register sheet stays as it is and can be submitted again. If it did arrive, it is not withdrawn.',
  'outbox.done.records':
    'It was delivered. What came of it goes into the workbook that it came from; do not remove it before that workbook has been opened.',
  'registerSheet.yes': 'Yes',
  'registerSheet.no': 'No',
  'registerSheet.expected': '(expected)',
  'registerSheet.lists': '{register} lists',
  'registerSheet.note':
    'Fill in the light yellow cells only; {readOnly} are filled in for you. A blank step means that the content alone is changed. Then check and submit in the pane.',
  'registerSheet.note.add':
    'Fill in the light yellow cells only; {readOnly} are filled in for you. A blank step means that the content alone is changed; new records go below the last row and belong to {period}. Then check and submit in the pane.',
  'registerSheet.column.key': 'Key',
  'registerSheet.column.base': 'Base',
  'registerSheet.column.steps': 'Open steps',
  'registerSheet.column.number': 'Number',
  'registerSheet.column.unit': 'Unit',
  'registerSheet.column.state': 'State',
  'registerSheet.column.step': 'Step',
  'registerSheet.column.reason': 'Reason',
  'registerSheet.column.files': 'Files',
  'registerSheet.column.due': 'Due',
  'registerSheet.column.row': 'Row state',
  'registerSheet.due.soon': '{day} (due soon)',
  'registerSheet.due.due': '{day} (due today)',
  'registerSheet.due.overdue': '{day} (overdue)',
  'registerSheet.row.unchanged': 'Unchanged',
  'registerSheet.row.changed': 'Changed',
  'registerSheet.row.added': 'New',
  'registerSheet.row.fault': 'Fault',
  'registerSheet.row.waiting': 'Not delivered yet',
  'registerSheet.row.done': 'Submitted',
  'registerSheet.message.choose': 'Choose from the list.',
  'registerSheet.message.number': 'Enter a number from {least} to {most}.',
  'registerSheet.message.text': 'At most {most} characters.',
  'registerSheet.message.step': 'Choose a step that is open on this row; blank changes the content alone.',
  'registerSheet.apart.author': 'whoever made the record',
  'registerSheet.apart.own-unit': 'people of the same unit',
};
