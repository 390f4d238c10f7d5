// What a fault says in English: what is wrong and what to do next, one sentence a code.
import type { SaidFaultCode } from '../fault-codes';
import { adoptFaults } from './adopt';
import { calendarFaults } from './calendar';
import { fileFaults } from './files';
import { observerFaults } from './observers';
import { ownTableFaults } from './own-table';
import { tokenFaults } from './sign-in';

export const faults = {
  ...adoptFaults,
  ...calendarFaults,
  ...fileFaults,
  ...observerFaults,
  ...ownTableFaults,
  ...tokenFaults,
  malformed: 'The content cannot be read ({path}). Restore its original form and try again.',
  'unknown-key': 'There is an unknown entry “{key}” at {path}. Remove or correct it.',
  missing: 'Something is missing at {path}. Add it.',
  'wrong-type': 'The content at {path} is of the wrong kind; expected: {expected}. Correct it.',
  'out-of-range': 'The figure at {path} is outside the permitted range. Correct it.',
  'bad-id':
    'The id at {path} may only hold letters, digits, dots, underscores and hyphens, at most 64 of them. Correct it.',
  'hidden-character': 'The text at {path} holds characters that are not seen. Type it anew.',
  'text-too-long': 'The text is too long; at most 2,000 characters. Shorten it.',
  'scheme-too-large':
    'The scheme is too large to be calculated: {places} places, {most} at most. Shorten {path}, or have fewer units, categories or profiles.',
  'duplicate-id': 'The id “{id}” is used twice ({path}). Choose another one.',
  'unknown-reference': '“{id}” at {path} does not exist. Use an id that the scheme has.',
  'host-not-of-hosts-category':
    'The branch “{host}” at {path} is not of the branches’ category. Choose another branch, or change the blend.',
  'host-is-member': 'The branch “{unit}” at {path} belongs to a branch itself. Remove one of the two levels.',
  'indicator-marks-do-not-sum':
    'At {path} the full marks of the indicators sum to {sum}, those of the component are {marks}. Make them equal.',
  'marks-missing': 'Full marks are missing at {path}. Add them.',
  'raters-of-one-sheet':
    'At {path} stands a number of raters, but the component has one sheet. Combine several sheets, or remove it.',
  'sheets-needed':
    'At {path} only additions and penalties can do without sheets; others would have no score. Change the method, or fill sheets.',
  'by-without-sheets':
    'At {path} the head of the host fills the sheets, but the component has none. Remove one of the two.',
  'host-missing':
    'The head of the host fills “{component}”, but the unit “{unit}” has no host ({path}). Give it a host, or full marks only where the component applies.',
  'no-component-applies': 'No component applies to the unit “{unit}”. Give full marks for its profile.',
  'threshold-without-bound': 'The threshold reward at {path} has neither “below” nor “at least”. Give one of them.',
  'roll-up-beyond-parts': 'At {path} at least {atLeast} parts are asked for, but the period has {most}. Lower it.',
  'roll-up-unreachable': 'The roll-up at {path} does not connect to the period. Check from what to what it leads.',
  'register-period':
    'The register’s period “{of}” at {path} is neither the cycle nor one that the scheme rolls up to. Choose another, or add the roll-up.',
  'key-column-writable':
    'The column “{column}” at {path} names the record and may be filled in the first state only. Take away the right to fill it later.',
  'part-of-other-period':
    'Records at {path} are parts of another register’s: both registers need periods of one length. Give them the same.',
  'nothing-links':
    'The register “{id}” at {path} has no column that links to the other one. Add one, or choose another register.',
  'effect-without-unit':
    'What touches the score at {path} needs a register about units. Make its records those of units.',
  'effect-beyond-cycle':
    'What is counted at {path} needs a register of the scheme’s cycle. Change the register’s period.',
  'line-not-counted':
    'Records cannot add to the component “{component}” at {path}: only deductions, additions and penalties, of one sheet or summed. Choose another component.',
  'state-unreachable': 'The state “{state}” at {path} is never reached. Add a step that leads to it, or remove it.',
  'state-without-way-out':
    'The state “{state}” at {path} is no end and is never left. Add a step, or mark it as an end.',
  'column-type':
    'The column “{column}” at {path} is of the wrong type for this. Choose another column, or change its type.',
  'bad-date': '“{date}” is no date. Write it like 2026-10-31.',
  'number-too-fine': 'A number has at most {digits} decimals here. Shorten it.',
  'too-many-files': 'There are at most {most} files here. Take some away.',
  'no-such-choice': 'There is no choice “{id}”. Choose one of the list.',
  'no-such-unit': 'The scheme has no unit “{id}”. Choose one of the list.',
  'no-such-record': 'There is no record with the number “{number}”. Check the number.',
  'not-a-digest': 'The file was not found. Send it again.',
  'unknown-unit': 'The scheme has no unit “{unit}”. Lay the score workbook out again under Fill.',
  'unknown-component': 'The scheme has no component “{component}”. Lay the score workbook out again under Fill.',
  'unknown-indicator': 'The scheme has no indicator “{indicator}”. Lay the score workbook out again under Fill.',
  'component-does-not-apply': 'The component “{component}” does not apply to {unit}. Clear the points of this line.',
  'component-without-sheets':
    'No sheets are filled for the component “{component}”: working records score it. Remove this sheet.',
  'not-assessed-with-lines':
    'The unit is marked as not assessed, yet has points. Clear the points, or remove the reason.',
  'points-negative': 'Points cannot be negative. Enter deductions and additions as positive.',
  'points-not-finite': 'Points must be a number. Enter a number; 0 where nothing is deducted.',
  'points-too-fine': 'Points have at most 4 decimals. Shorten the number.',
  'points-beyond-marks': 'The points come to {points}, beyond the full marks {marks}. Lower them.',
  'rate-line-missing': 'Not scored yet. Enter the points.',
  'rate-line-repeated': 'The same line appears twice. Keep one.',
  'sheet-repeated': 'The same score sheet appears twice. Keep one.',
  'assessor-too-long': 'The assessor’s name is longer than {most} characters. Shorten it.',
  'assessor-not-plain': 'The assessor “{assessor}” has spare blanks. Write “{plain}”.',
  'assessors-look-alike':
    'The assessor “{assessor}” looks the same as “{other}”, who fills this score sheet too. Write one person in one way, two persons differently.',
  'too-many-assessors':
    'More than {most} assessors score this unit in this component. Drop the sheets of those who are too many.',
  'raters-missing': 'Rated by {given} of {expected}. Remind those who are missing, or go on after a look.',
  'raters-unequal': 'Rated by {given}, others of the category by {expected}. See whether somebody is missing.',
  'line-counted-twice':
    'A line of {points} points is also counted by the record {record}. See whether the same was taken twice.',
  'reason-missing': 'The reason is missing. Enter it.',
  'period-not-of-cycle': 'The period “{period}” does not suit the scheme’s cycle. Choose another period.',
  'roll-up-not-upward': 'The roll-up at {path} must lead from a shorter to a longer period. Turn it round.',
  'roll-up-repeated': 'The roll-up at {path} appears twice. Keep one.',
  'quota-without-size': 'The quota reward at {path} has neither a share nor a count. Give one of them.',
  'quota-with-two-sizes': 'The quota reward at {path} has both a share and a count. Keep one.',
  'bands-not-ascending': 'The score bands at {path} do not ascend. Put them in order.',
  'indicator-does-not-apply': 'This indicator does not apply to the unit. Clear the points of this line.',
  'bad-period': '“{period}” is not a period. Write a month as 2026-10, a quarter 2026-Q4, a half 2026-H2, a year 2026.',
  'points-blank': 'Not scored yet. Enter points; 0 where nothing is taken off.',
  'points-not-a-number': '“{text}” is not a number. Enter a number; 0 where nothing is taken off.',
  'points-date': '“{text}” is a date, not points. Set the format of the cell to General, then enter a number.',
  'points-percent': '“{text}” is a percentage, not points. Set the format of the cell to General, then enter a number.',
  'not-assessed-without-reason': 'The unit is not assessed, but no reason is given. Enter it in the column Reason.',
  'not-assessed-with-more':
    'The unit is not assessed: one reason is submitted, and this cell would be lost. Move its text into that reason, or remove it.',
  'cell-error': 'The cell shows the error {text}. Correct the formula, or enter the value.',
  'text-expected': 'The column {column} takes text, not {text}. Write it in words.',
  'unknown-row-key':
    'This row does not belong to the score sheet ({text}). Delete it, or lay the sheet out again under Fill.',
  'row-without-unit': 'This row names no unit. Name it, or clear the row.',
  'row-without-indicator': 'This row names no indicator. Name it, or clear the row.',
  'unit-not-listed': 'There is no unit “{text}”. Choose from the list.',
  'indicator-not-listed': 'The component has no indicator “{text}”. Choose from the list.',
  'ambiguous-unit': 'Several units have this name. Give the id as well.',
  'ambiguous-indicator': 'Several indicators have this name. Give the id as well.',
  'look-alike-unit':
    '“{text}” only looks like it and is written with other characters. Choose from the list, or type the name anew.',
  'look-alike-indicator':
    '“{text}” only looks like it and is written with other characters. Choose from the list, or type the name anew.',
  'row-missing': 'This row is missing from the score sheet. Lay it out again under Fill.',
  'table-missing': 'This score sheet is missing from the workbook. Lay it out again under Fill.',
  'table-of-other-workbook':
    'The worksheet “{sheet}” shows the code {code}, which is of another scheme or period; it was not read as a score sheet of {period}. Put the sheet of {period} back; to submit that other one, open the workbook that it comes from.',
  'column-missing':
    'The score sheet has no column {column}. Restore its header, or lay the sheet out again under Fill.',
  'column-repeated': 'Two columns of the score sheet are called {text}. Keep one.',
  'matrix-column-missing':
    'The score sheet has no column “{text}”. Restore its header, or lay the sheet out again under Fill.',
  'text-without-indicator':
    '“{text}” names no indicator. Write “indicator: text” for each, on lines of their own or with semicolons between.',
  'not-of-own-unit':
    '“{component}” of “{unit}” is filled by the head of its host “{host}”. Let that head submit it, or the office on their behalf.',
  'number-expected': '“{column}” takes a number; here stands “{text}”. Enter a number.',
  'date-expected': '“{column}” takes a date; here stands “{text}”. Write it like 2026-10-31.',
  'entry-not-listed': '“{column}” does not offer “{text}”. Choose from the list.',
  'entry-ambiguous': 'Several entries of “{column}” are called “{text}”. Choose the one with its id from the list.',
  'entry-alike':
    '“{text}” looks like an entry of “{column}” but is another text. Choose from the list, or type it again.',
  'read-only-changed':
    '“{column}” is filled in for you, and this cell has been changed. Undo the change, or lay the register sheet out again.',
  'row-repeated':
    'The same record stands twice (see {text}). Keep one row; a new record goes into an empty row at the end.',
  'row-of-other-sheet':
    'This row does not belong to this register sheet, and none may be added here. Delete it, or lay the register sheet out again.',
  'row-of-other-download':
    'This row comes from another download: nobody knows what was changed in it. Lay the register sheet out again and change the row there.',
  'reason-without-step': 'There is a reason but no step. Choose the step, or clear the reason.',
  'register-table-missing': 'This register sheet is not in the workbook. Lay it out again.',
  'register-column-missing':
    'The register sheet has no column “{column}”. Undo the deletion, or lay the register sheet out again.',
  'register-column-repeated': 'Two columns of the register sheet are called “{column}”. Keep one.',
  'not-of-own-group': 'The component “{component}” is not of your assessor group. Submit your own group’s sheets only.',
  'incomplete-unit': 'Incomplete. Ask for the sheets, or give a reason.',
  stale: 'There is a newer version ({key}). Compare the two and choose.',
  'opinion-without-signature': 'An opinion goes with a signature only. Leave it out.',
  'signed-already': 'You have signed already; nobody signs twice. Let somebody else sign.',
  'signature-awaited': 'Signature number {position} is to be given now.',
  'results-damaged':
    'The stored results of {period} do not match their digest. Tell the administrator; unless {period} is final, consolidate it again.',
  'part-changed':
    'The results of {period} have changed since this roll-up. See to {period}, then consolidate the roll-up again.',
  'record-changed':
    'The record {record} has changed since, so that the scores may be others. Consolidate this period again.',
  'past-changed':
    'The sheets of {period} have changed since, so that claims for periods without a deduction may be others. Consolidate this period again.',
  'part-unpublished': '{period} is not published yet. Publish it first.',
  'wrong-state': 'The state is {state}; this needs {needed}. Reload and try again.',
  'period-exists': '{period} ({state}) keeps version {version} of the scheme.',
  'period-in-use': 'Submissions accepted in {period}: {submissions}.',
  'records-made': 'Records were made in {period}.',
  'period-closed': 'The period is {state}. The office can reopen it with a reason.',
  'unknown-register': 'The scheme has no register “{register}” in this period. Choose another one.',
  'record-of-other-unit': 'The record {record} is another unit’s. Name one of this unit, or drop the line.',
  'record-void': 'The record {record} is void. Lay the score sheets out anew, or drop the line.',
  'unknown-record': 'There is no record {number}, or it is not for you to see. Check the number.',
  'period-not-of-register':
    'The records of this register belong to another kind of period ({of}), not to {period}. Choose such a period.',
  'not-allowed': 'This is not for you to do. Ask those whom the register names.',
  'not-yours-to-write': 'The column “{column}” is not for you to write now. Leave it as it is.',
  'same-person': 'Whoever had to do with it before may not take this step ({apart}). Have somebody else take it.',
  'already-signed': 'You have signed already; nobody signs twice. Let somebody else sign.',
  'period-not-open':
    'This changes what counts, but the period is {state}. Make a record in the open period instead: {open}.',
  'part-of-fixed':
    'It is part of {record}, which is in the state {state}; this needs {needed}. Take that one back first.',
  'linked-open': 'The linked record {record} is still in the state {state}. See to it first.',
  'key-taken': 'There is such a record already ({number}). Change that one.',
  'claim-served': 'This run was already claimed in {period}; it counts once. Check the first period of the run.',
  'held-expected': 'A record that is expected in the register “{register}” is not dealt with yet. See to it first.',
  held: 'The record {record} ({register}) is still in the state “{state}”. See to it on the page Registers first.',
  'unknown-step': 'The register has no step “{step}”. Reload and choose again.',
  'unknown-column': 'The register has no column “{column}”. Correct it.',
  'not-counted-by':
    'Records of this register are not counted by “{column}”. Choose the unit, the state, the period, or a column that holds one of a set.',
  'unit-fixed': 'The unit of a record never changes. Make another record.',
  'unit-not-meant': 'The records of this register are of no single unit. Leave the unit out.',
  'columns-missing': 'The column “{column}” is empty. Fill it.',
  'reason-refused': 'The reason is too long or has hidden characters. Write it anew.',
  'too-late': 'This was possible until {until}. Ask the assessment office.',
  'not-now': 'The step “{step}” is not for a record with these values. Check them.',
  'audit-broken': 'The audit chain {chain} breaks at the stored row {row}. Verify it first.',
  'version-not-next': 'The next version is {next}, not {version}. Correct it.',
  'id-not-of-address': 'The id “{id}” is not that of the address “{address}”. Make them the same.',
  'repeated-key': 'The parameter “{key}” is given twice. Keep one.',
  'store-locked': 'Another program has locked the records. Try again in a moment.',
  'store-disk': 'The disk of the service is full or refuses to write. Tell the administrator.',
  'store-read-only': 'The service may not write its records. Tell the administrator.',
  'store-damaged': 'The records of the service are damaged. Tell the administrator, who restores a backup.',
  'store-older':
    'The records are of an older release and are being brought up. Try again later, or ask the administrator.',
  'store-newer': 'The records are of a newer release than the service. Tell the administrator, who installs that one.',
  'store-unfinished':
    'The records of your organisation are being brought in. Try again later; if it goes on, ask the administrator of the service.',
  'store-refused': 'The store refuses what the service asks of it; trying again does not help. Tell the administrator.',
  'store-unreachable': 'The service cannot reach its records. Try again in a moment.',
  'excluded-incomplete': 'This unit is incomplete and would not be ranked anyway. Excuse it with the reason instead.',
  'excuse-not-needed': 'This unit is complete and needs no reason. Remove it.',
  'scheme-table-missing': 'The table “{table}” is missing. Open the scheme as a workbook again.',
  'scheme-table-repeated': 'The table “{table}” is there twice. Keep one.',
  'scheme-column-missing': 'The table “{table}” lacks “{column}”. Restore its header.',
  'scheme-column-repeated': '“{column}” is there twice in the table “{table}”. Keep one.',
  'scheme-column-unknown':
    'The table “{table}” has entries under the unknown header “{column}”. Correct the header or clear them.',
  'cell-contradicts': 'This cell contradicts another one of the same part. Keep one of the two.',
  'scheme-id-changed':
    'The scheme’s id was “{before}” and is “{text}” now. Change it back; to make another scheme, start a new one.',
  'ambiguous-title': 'Several are called “{text}”: {ids}. Write the id of the one that is meant.',
  'tier-place': 'Give each row one place, from the top or from the bottom, counting from 1 without gaps or repeats.',
} as const satisfies Record<SaidFaultCode, string>;
