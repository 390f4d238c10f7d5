// What failed and what to do then, in English.
export const failures = {
  'failure.network':
    'No network, or no answer from the service. Check the network and try again; nothing you typed is lost.',
  'failure.replaced':
    'A new version of this site was published, and this part opens once everything is loaded anew. First save or note what is not yet submitted on other pages, then choose “Load anew”; what waits in the outbox stays.',
  'failure.answer':
    'The service gave an answer that makes no sense here ({route}, {status}). Reload the pane; if it goes on, tell the administrator.',
  'failure.settings':
    'The settings of this site are wrong ({wrong}), so nothing can be used yet. Tell whoever runs the site what is in brackets.',
  'failure.sign-in': 'You are signed out. Sign in again; nothing you typed is lost.',
  'failure.sign-in-refused':
    'Signing in did not succeed ({reason}). Try again; if it goes on, tell the code in brackets to whoever administers the accounts.',
  'failure.sign-in-away':
    'The sign-in service could not be reached, or cannot sign anybody in just now. Check the network and try again; nothing you typed is lost. If it goes on, tell the administrator.',
  'failure.sign-in-denied':
    'Signing in did not succeed (access_denied): you cancelled or did not agree, or this account is not allowed in. Try again, or use another account; if it goes on, tell whoever administers the accounts.',
  'failure.sign-in-client':
    'Signing in did not succeed ({reason}): the sign-in service does not know this site, or does not let it sign people in this way. Tell the administrator the code in brackets.',
  'failure.sign-in-clock':
    'Signing in did not succeed: the clock of this computer is too far from that of the sign-in service. Set its date, time and time zone, then sign in again.',
  'failure.sign-in-mismatch':
    'Signing in did not succeed: the answer that came does not belong to this sign-in and was thrown away. Sign in again; if it goes on, tell the administrator.',
  'failure.sign-in-late':
    'Signing in did not succeed (invalid_grant): it took too long, or this answer was used before. Sign in again.',
  'failure.sign-in-unsupported': 'This Excel cannot sign in within the pane. Update Excel, or use Excel for the web.',
  'failure.a-sheet': 'A sheet',
  'failure.the-sheet': 'The sheet “{name}”',
  'failure.workbook.protected': '{sheet} is protected. Unprotect it under Review, then try again.',
  'failure.workbook.workbook-structure-protected':
    'The structure of the workbook is protected: no sheet can be added or renamed. Unprotect the workbook under Review, then try again.',
  'failure.workbook.name-taken':
    '{sheet} has the name that is needed here, and is not overwritten. Give it another name, then try again.',
  'failure.workbook.table-name-taken':
    '{sheet} holds a table with the name that is needed here; it is not overwritten. Give it another name under Table Design, then try again.',
  'failure.workbook.gone': '{sheet} or something on it is no longer in the workbook. Lay it out again, then try again.',
  'failure.workbook.busy-editing': 'A cell is being edited. Press Enter to finish, then try again.',
  'failure.workbook.not-supported': 'This version of Excel cannot do it. Update Excel, or use Excel for the web.',
  'failure.workbook.not-possible':
    '{sheet} does not allow it now. See whether it is hidden, protected or filtered, then try again.',
  'failure.workbook.too-large':
    'The sheet reaches further than an assessment table does. Clear what stands outside the table, also in cells far away, or copy the table to a new sheet; then try again.',
  'failure.workbook.not-put-back':
    'This was interrupted, and the workbook could not be put back as it was. Do not save it: close it, open it again, and try again.',
  'failure.workbook.other':
    'The workbook did not do it. Try again later; if that does not help, save the workbook and open it anew.',
  'failure.unknown': 'Something unexpected happened ({message}). Nothing you typed is lost; try again.',
  'failure.scheme':
    'The scheme from the service does not keep the format and cannot be used. Tell the assessment office.',
} as const;
