// What is said of workbooks that are files, in English.
import type { fileWorkbook as chinese } from '../zh-CN/file-workbook';

export const fileWorkbook: Readonly<Record<keyof typeof chinese, string>> = {
  'file.refused.empty': 'The file is empty. Choose another one.',
  'file.refused.too-large':
    'The file is too large (at most {most} MB). Keep only the sheets needed, save it and choose it again.',
  'file.refused.unpacks-too-large':
    'Unpacked, the file is over {most} MB, so it was not read. Copy the sheets needed into a new workbook, save it and choose that.',
  'file.refused.too-many-parts':
    'The file has too many parts (at most {most}), so it was not read. Copy the sheets needed into a new workbook, save it and choose that.',
  'file.refused.too-many-sheets':
    'There are too many sheets (at most {most}). Copy those needed into a new workbook, save it and choose that.',
  'file.refused.too-many-cells':
    'There are too many cells (at most {most} that hold something). Copy what is needed into a new workbook, save it and choose that.',
  'file.refused.cell-too-far':
    'Something stands in a cell far away (row {row}, column {column}; at most {rows} rows and {columns} columns). Delete it there, save the file and choose it again.',
  'file.refused.too-many-merges':
    'There are too many merged cells (at most {most}). Undo those that are not needed, save the file and choose it again.',
  'file.refused.too-many-texts':
    'There are too many texts (at most {most}). Copy what is needed into a new workbook, save it and choose that.',
  'file.refused.text-too-long':
    'The text of a cell is over {most} characters. Shorten it, save the file and choose it again.',
  'file.refused.encrypted':
    'The file has a password for opening it and cannot be read. Open it in Excel or WPS, take the password off, save it and choose it again.',
  'file.refused.declares-entities':
    'The file holds something that no workbook does (a DTD), so it was not read. Open it in Excel or WPS, save it as .xlsx and choose that.',
  'file.refused.no-workbook': 'This is no workbook. Choose an .xlsx, .xls or .csv file; unpack an archive first.',
  'file.refused.other-format':
    'This is {format}, not a workbook that can be read. Choose a workbook (.xlsx, .xls, .et, .csv); if it holds a table, save it as .xlsx in Excel or WPS and choose that.',
  'file.refused.too-old':
    'The file is of a format before Excel 97 and cannot be read. Open it in Excel or WPS, save it as .xlsx and choose that.',
  'file.refused.no-sheets': 'There are no sheets in the file. Choose another one.',
  'file.refused.unreadable-text':
    'The encoding of the text is not known. Open the file in Excel or WPS, save it as .xlsx and choose that.',
  'file.refused.damaged':
    'The file is damaged or not complete, so it was not read. Download it again, or open it in Excel or WPS, save it as .xlsx and choose that.',
  'file.format.word': 'a Word document',
  'file.format.slides': 'a presentation',
  'file.format.ods': 'an OpenDocument file (.ods)',
  'file.format.xlsb': 'a binary workbook (.xlsb)',
  'file.format.numbers': 'a Numbers spreadsheet',
  'file.format.xml': 'an XML file',
  'file.format.pdf': 'a PDF file',
  'file.format.picture': 'a picture',
  'file.format.archive': 'an archive',
  'file.title': 'The filled-in file',
  'file.choose': 'Choose file',
  'file.drop': 'Or drop the file here. It takes .xlsx, .xls, .et and .csv; the file is only read, never changed.',
  'file.stays': '“{refused}” was not read; “{name}” still stands below.',
  'file.blanksFrom': 'Start with these cells: {cells}.',
  'file.reading': 'Reading the file…',
  'file.readingPart': 'Reading the file… {percent}% unpacked',
  'file.building': 'Making the file…',
  'file.close': 'Close file',
  'file.chosen': 'Read: {name}',
  'file.sheets': '{count} {count|sheet|sheets}: {sheets}.',
  'file.hiddenRows': 'There are hidden rows on {sheets}; they were read, too.',
  'file.renamed': 'The sheet “{before}” has another name now; by what is in it, it is “{now}”.',
  'file.tableFound': '“{sheet}”: {count} {count|row|rows} read',
  'file.table.missing': 'Tables were not found: {tables}. See whether a sheet was deleted, or choose another file.',
  'file.table.foreign':
    'The sheet “{sheet}” shows the code {code}, which is of another scheme or period; it was not read as a score sheet of {period}. Put the sheet of {period} back; to submit that other one, choose the file that it comes from.',
  'file.none': 'No file was chosen yet. Download a template on the page Fill, fill it in and choose it here.',
  'file.notOurs':
    'No score sheet was recognised in the file. Choose a filled-in template that was downloaded here, or use a table of your own on Fill.',
  'file.restored':
    'What the file kept is lost; it was recognised by the code {code}. Where somebody has submitted already, you will be asked to choose line by line.',
  'file.remembered':
    'This browser remembers how this file was submitted last (receipt and more) and goes on from there.',
  'file.refused.other-organisation':
    'This file was downloaded from another organisation ({organisation}) and cannot be submitted here. Choose a file of this one.',
  'file.refused.several-codes':
    'The file holds several score workbooks: “{sheet}” shows the code {code}, “{other}” shows {otherCode}. One file is submitted as one, so nothing was read. Save them as separate files and choose one after the other.',
  'file.old':
    'This file is of an old format (.xls, .et), in which the formats of numbers are not read: 5% is read as 0.05. Check cells with a percent sign, or save it as .xlsx in Excel or WPS and choose it again.',
  'file.notice.person': 'This template was downloaded for {person}; what you submit is submitted in your name.',
  'file.notice.scheme': 'The file belongs to another scheme ({scheme}), and is submitted there.',
  'file.notice.period':
    'The file is of {period}; {chosen} is chosen now. Checking and submitting go by the period in the file.',
  'file.notice.notOpen': '{period} is {state}; nothing can be submitted any more.',
  'file.notice.version':
    'The template is of version {version} of the scheme; {period} has version {now} now. Download a new template and copy over what you filled in.',
  'file.notice.group':
    'The file holds what you do not fill ({components}); the service will not accept it. Let somebody of that group submit it.',
  'file.notice.same': 'The file says exactly what was submitted last.',
  'file.copy': 'Download a copy with the receipt',
  'file.copy.hint':
    'The file you chose was not changed. The copy has what was filled in here, the state and the receipt.',
  'file.copyName': '{name} (copy)',
  'file.template': 'Download template',
  'file.template.hint': 'Fill it in with WPS, Excel or LibreOffice; then choose the file here, check it and submit it.',
  'file.template.done': 'The template was downloaded: {name}. Once it is filled in, choose the file here.',
  'file.template.name': 'scores-{period}-{group}.xlsx',
  'file.saved': 'The file was downloaded: {name}.',
  'file.results.name': 'results-{scheme}-{period}.xlsx',
  'file.register.name': 'register-{register}.xlsx',
  'file.scheme.name': 'scheme-{scheme}.xlsx',
  'file.filledHere':
    'What was filled in here is in the copy. Download the copy to keep it; the file you chose was not changed.',
};
