// What the pages without Excel say of themselves in English.
import type { web as chinese } from '../zh-CN/web';

export const web: Readonly<Record<keyof typeof chinese, string>> = {
  'account.front': 'Front page',
  'failure.popup-blocked':
    'The browser did not open the sign-in window. Allow pop-ups of this site, then sign in again.',
  'failure.signed-in':
    'You are signed in again, and what you filled in is still there. Do once more what you were doing.',
  'board.line': 'Place {place} of {of}, final score {final}',
  'board.title': 'Red–blue board',
  'board.red': 'Red board',
  'board.blue': 'Blue board',
  'board.empty': 'None',
  'board.latest': 'Latest published period',
  'board.none': 'No results of this scheme have been published yet. The board is shown here once they are.',
  'board.noPeriod': 'There is no board of this period. Choose another one.',
  'board.notOpen': 'The board of this period is not open to you yet. You see it once the results are published.',
  'board.noScheme': 'There is no such scheme. Choose another one.',
  'board.wall': 'Show on a wall',
  'board.wall.leave': 'Leave the wall',
  'board.toApp': 'Open the web page',
};
