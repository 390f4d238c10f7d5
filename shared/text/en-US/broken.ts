// What the pane, the board and the paper say in English where something of them broke down.
import type { broken as chinese } from '../zh-CN/broken';

export const broken = {
  'broken.page':
    'Something went wrong on this page, and it cannot be shown. The workbook and what was submitted are not affected.',
  'broken.pane':
    'Something went wrong in the pane, and it cannot be shown. The workbook and what was submitted are not affected.',
  'broken.board': 'Something went wrong on the board, and it cannot be shown. The results are not affected.',
  'broken.wall': 'The dashboard for the wall broke down and cannot be shown. The results are not touched.',
  'broken.paper': 'Something went wrong on the paper, and it cannot be shown. The record is not affected.',
  'broken.printed': 'This document cannot be shown.',
  'broken.reload.printed': 'Open the document again',
  'broken.proof': 'This page cannot be shown.',
  'broken.reload.proof': 'Open the page again',
  'broken.again': 'Open this page again',
  'broken.reload.pane': 'Open the pane again',
  'broken.reload.board': 'Open the board again',
  'broken.reload.wall': 'Open the dashboard again',
  'broken.reload.paper': 'Open the paper again',
  'broken.start.network':
    'No network, or no answer from the site, so the pane has not opened yet. It opens by itself once there is a connection; the workbook, what was submitted and the outbox are not affected.',
  'broken.start.replaced':
    'A new version of this site was published. Open the pane again; the workbook, what was submitted and the outbox are not affected.',
  'broken.start.again': 'Try again',
  'broken.next': 'If it happens again, send the text below to the administrator.',
  'broken.detail': 'What went wrong',
  'broken.copy': 'Copy',
  'broken.copied': 'Copied.',
  'broken.select': 'Press Ctrl+C to copy the selected text.',
} as const satisfies Record<keyof typeof chinese, string>;
