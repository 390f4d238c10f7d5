// What the register sheets and their part of the pane say in English.
import type { registerSheet as chinese } from '../zh-CN/register-sheet';

export const registerSheet: Readonly<Record<keyof typeof chinese, string>> = {
  'outbox.records': '{scheme} · {period} · {count} {count|record|records}',
  'outbox.accepted.records': 'Delivered. The sheet is brought up to date when its workbook is open.',
  'outbox.discard.records':
    'It will not be sent any more. The register sheet stays as it is and can be submitted again. If it did arrive, it is not withdrawn.',
  'outbox.done.records':
    'It was delivered. What came of it goes into the workbook that it came from; do not remove it before that workbook has been opened.',
};
