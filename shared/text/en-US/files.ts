// What is said of photos and files in English.
import type { fileFaults as chineseFaults, fileProblems as chineseProblems, files as chinese } from '../zh-CN/files';

export const fileProblems: Readonly<Record<keyof typeof chineseProblems, string>> = {
  'file-too-large': 'The file is larger than 10 MiB and was not kept. Make it smaller, or split it.',
  'unknown-file': 'There is no such file, or it is not yours to see. Refresh and try again.',
  'file-destroyed':
    'This file was destroyed: it can be neither seen nor kept again. Ask the administrator if in doubt.',
  'files-full': 'There is no room for more photos and files in this period; it was not kept. Tell the administrator.',
  'file-refused': 'The file is not one that is kept. See below what to do.',
};

export const fileFaults: Readonly<Record<keyof typeof chineseFaults, string>> = {
  'file-empty': 'The file is empty. Choose it again.',
  'file-type-unknown':
    'Files of this type ({type}) are not kept. Use JPEG, PNG or WebP photos, or PDF, xlsx or docx files.',
  'file-type-differs':
    'What is in the file ({found}) is not what it is said to be ({claimed}). Save it anew with the right program.',
  'file-damaged': 'The file is cut off or damaged (at byte {at}). Export it anew.',
  'file-beyond-end':
    '{bytes} {bytes|byte of something else stands|bytes of something else stand} behind the end of the file. Export it anew.',
  'file-with-macros': 'The file holds macros. Save it without them.',
  'photo-metadata':
    'The photo still holds what the camera noted ({what}). Choose it in the pane, which takes that away first.',
  'photo-too-large': 'The photo has {megapixels} megapixels; {most} at most. Make it smaller.',
  'no-such-file':
    'The file {file} was not kept in this period, or you have neither uploaded it nor see it in a record. Upload it again.',
  'file-not-photo': 'The column “{column}” takes photos, and the file {file} is none. Choose a photo.',
  'file-destroyed': 'The file {file} was destroyed. Choose another one.',
  'files-full': 'This period keeps {kept} bytes; {most} at most. Tell the administrator.',
};

export const files: Readonly<Record<keyof typeof chinese, string>> = {
  'files.photo.choose': 'Choose photos',
  'files.photo.take': 'Take a photo',
  'nav.files': 'Files',
  'periodFiles.title': 'Photos and files',
  'periodFiles.hint':
    'What is in them is not shown. Find one that should never have been kept by its record, by who uploaded it or by its number, and destroy it.',
  'periodFiles.find': 'Find (record, who uploaded it, number of the file)',
  'periodFiles.found': '{count} {count|file|files}, the latest first.',
  'periodFiles.none': 'This period keeps no photos or files.',
  'periodFiles.file': '{type}, {size}, number {name}',
  'periodFiles.what': 'file {name}',
  'periodFiles.by': 'Uploaded {time} by {by}',
  'periodFiles.records': 'In the record: {records}',
  'periodFiles.unnamed': 'No record names it now.',
  'periodFiles.destroyed': 'Destroyed on {day}.',
  'files.choose': 'Choose files',
  'files.limit': '{count} of {most} at most.',
  'files.full': 'This column is full: {most} at most. Take one out first.',
  'files.none': 'No photos or files yet.',
  'files.preparing': 'Preparing {name} ({position}/{count})…',
  'files.sending': 'Uploading {name} ({position}/{count})…',
  'files.cancel': 'Cancel the upload',
  'files.cancelled': 'Cancelled. What was uploaded before stays; choose the others again.',
  'files.too-many': '{most} at most: {count} {count|was|were} not uploaded.',
  'files.same': '{name} is here already.',
  'files.heic':
    'This browser cannot open the photo ({name}). Set the camera to “Most compatible” (JPEG), or convert the photo to JPEG first.',
  'files.unreadable': '{name} cannot be opened. Check that it is a photo, PDF, xlsx or docx, and choose it again.',
  'files.type': '{name} is not taken. Choose JPEG, PNG or WebP photos, or PDF, xlsx or docx files.',
  'files.photo-only': 'This column takes photos, and {name} is none. Choose a photo.',
  'files.large': '{name} is larger than 10 MiB. Make it smaller or split it, then choose it again.',
  'files.view': 'View photo {position}',
  'files.photo': 'Photo {position}',
  'files.file': 'File {position} ({type}, {size})',
  'files.download': 'Download file {position} ({type}, {size})',
  'files.destroyed': 'Photo or file {position}: destroyed on {day}',
  'files.missing': 'File {position}: cannot be seen',
  'files.remove': 'Take out {what}',
  'files.destroy': 'Destroy {what}…',
  'files.destroy.title': 'Destroy {what}?',
  'files.destroy.text':
    'Its content is deleted for ever; it can be neither restored nor kept again. Records go on naming it; who destroyed it when and why is told in the audit.',
  'files.destroy.reason': 'Why it is destroyed',
  'files.destroy.doing': 'Destroying…',
  'files.destroy.confirm': 'Destroy',
  'files.viewer': 'Photo {position} of {count}',
  'files.viewer.previous': 'Previous',
  'files.viewer.next': 'Next',
  'files.viewer.close': 'Close',
  'files.viewer.save': 'Save the photo',
  'files.loading': 'Loading…',
  'files.taken': 'The photo was taken on {day}.',
  'files.taken.use': 'Fill in the day',
  'files.where': 'The photo tells where it was taken ({where}); that is taken out of it and not uploaded.',
  'files.where.use': 'Fill in the place',
};
