// A scheme workbook with its many tables on Microsoft's office.js, refused at every step of laying it anew.
import { openAsWorkbook } from '../../../addin/taskpane/schemes/open-as-workbook';
import { schemeFrom } from '../../shared/accepted';
import { bureau } from '../../shared/bureau';
import { expectAsTheyWere } from './refused-steps';

const scheme = schemeFrom(bureau);
const { signal } = new AbortController();

test(
  'is as it was, whichever step is refused',
  () =>
    expectAsTheyWere({
      lay: ({ workbook }) => openAsWorkbook(workbook, { scheme, base: null }, 'zh-CN', signal),
      typedAt: { sheet: 'scheme:units', address: 'D6' },
      again: ({ workbook }) => openAsWorkbook(workbook, { scheme, base: null }, 'en-US', signal),
    }),
  300_000,
);
