// What the front page says in English.
import type { front as chinese } from '../zh-CN/front';

export const front: Readonly<Record<keyof typeof chinese, string>> = {
  'front.title': 'Scorebook',
  'front.lead': 'Scoring, working records, consolidation, ranking and publication in one place.',
  'front.ways': 'Where to begin',
  'front.app': 'Open the web page',
  'front.app.text':
    'What is due, filling, records, signing, results: on a computer or a phone, with nothing but a browser.',
  'front.board': 'Red–blue board',
  'front.board.text': 'Who leads and who lags in a published period, also on a wall.',
  'front.preview': 'Try the preview workbook',
  'front.preview.text': 'A workbook in the browser with the same pane beside it: nothing to install.',
  'front.guide': 'Guide',
  'front.guide.text': 'Written by role: assessors, heads of units, office, leaders, administrators.',
  'front.excel': 'In Excel: open the tab Appraisal; the pane stands beside the workbook.',
  'front.settings':
    'The settings of this site could not be read, or are wrong, so its pages may not open. Reload this page later; if it goes on, tell whoever runs the site.',
  'front.language': '中文',
};
