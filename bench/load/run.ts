// tmp
import { mkdtempSync } from 'node:fs';
import { openSqliteStore } from '../../functions/store/sqlite-store';
import { submissionCosts } from './submission-cost';
(async () => {
  const [a, b] = [await openSqliteStore(mkdtempSync('/tmp/load-')), await openSqliteStore(mkdtempSync('/tmp/load-'))];
  const figures = await submissionCosts(a, b, { few: 30000, many: 360000, sheets: [1, 30, 1000], rounds: 30 });
  for (const f of figures) console.log(f.what.padEnd(70), f.value.toFixed(2), f.unit);
})();
