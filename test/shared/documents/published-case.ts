// A worked case as a published period: results, explanations, signatures, and the imprint of documents made of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Period } from '../../../shared/api/periods';
import { imprintOf, type Imprint } from '../../../shared/documents/imprint';
import type { UnitId } from '../../../shared/scheme/id';
import { parseCyclePeriod } from '../../../shared/scheme/period';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';
import type { Language } from '../../../shared/scheme/text';
import { consolidate } from '../../../shared/scoring/consolidate';
import { explainerFor } from '../../../shared/scoring/explain';
import type { Explanation } from '../../../shared/scoring/explanation';
import type { Results } from '../../../shared/scoring/results';
import { accepted, schemeFrom, sheetsFrom } from '../accepted';

export const digest = '3f9a0c51d2e7b846'.repeat(4);
export const origin = 'https://jixiao.example.cn';
export const organisation: Readonly<Record<Language, string>> = {
  'zh-CN': '绩效考核办公室',
  'en-US': 'Assessment office',
};

const names: Readonly<Record<string, string>> = { office: '王考核', 'office-2': '李审核', leader: '赵领导' };
export const nameOf = (person: string): string => names[person] ?? person;
export const dayOf = (moment: string): string => moment.slice(0, 10);

export interface PublishedCase {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly period: Period;
  readonly explanations: ReadonlyMap<UnitId, Explanation>;
  readonly imprint: Imprint;
}

/** `without`: a unit of which nothing was submitted. */
export function publishedCase(
  name: string,
  language: Language,
  { without, ...more }: Partial<Period> & { readonly without?: string } = {},
): PublishedCase {
  const document = JSON.parse(readFileSync(path.join(__dirname, `../../cases/${name}.json`), 'utf8'));
  const scheme = schemeFrom(document.scheme);
  const sheets = sheetsFrom(scheme, document.sheets).filter(({ unit }) => unit !== without);
  const results = consolidate(scheme, accepted(parseCyclePeriod(scheme, document.period)), sheets);
  const explain = explainerFor(scheme, sheets, results, language);
  const at = '2026-11-03T02:00:00.000Z';
  const signers = ['office-2', 'leader'];
  const roles = signatoriesOf(scheme);
  const period: Period = {
    ...{ scheme: scheme.id, period: document.period, version: scheme.version, state: 'published' },
    ...{ openedAt: at, changedAt: '2026-11-05T02:00:00.000Z', submissions: 6 },
    results: { digest, at, by: 'office', excused: [] },
    signatures: roles.map(({ role }, index) => ({
      ...{ role, digest, by: signers[signers.length - roles.length + index] ?? 'leader' },
      at: `2026-11-0${4 + index}T02:00:00.000Z`,
    })),
    signature: null,
    ...more,
  };
  const imprint = imprintOf({ scheme, period, language, organisation: organisation[language], origin, nameOf, dayOf });
  return {
    ...{ scheme, results, period, imprint },
    explanations: new Map(results.units.map(({ unit }) => [unit, explain(unit)])),
  };
}
