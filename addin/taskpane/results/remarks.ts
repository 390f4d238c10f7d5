// What stands below a unit in the table of places: what it earned, what it lacks, and why it has no place.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import type { UnitResult } from '../../../shared/scoring/results';
import { namesListed } from '../../../shared/text/lists';
import { message, type TitleOf, type Values } from '../../../shared/text/sentences';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { rewardTexts } from '../../../shared/documents/reward-text';

interface Reader {
  readonly scheme: Scheme;
  readonly language: Language;
  /** worked out once for all units */
  readonly titleOf: TitleOf;
}

export function remarksOf(unit: UnitResult, { scheme, language, titleOf }: Reader): string[] {
  const say = (key: MessageKey, values: Values): string => message(language, key, values);
  const listed = (key: MessageKey, name: string, names: readonly string[] = []): string[] =>
    names.length === 0 ? [] : [say(key, { [name]: namesListed(language, names) })];
  const titles = (kind: 'unit' | 'component', ids: readonly string[]) => ids.map((id) => titleOf(kind, id));
  if (unit.complete) {
    return [
      ...(unit.excluded === undefined ? [] : [say('results.excluded', { reason: unit.excluded })]),
      ...rewardTexts(scheme, unit.rewards, language),
      ...listed('results.leftOut', 'periods', unit.leftOut),
    ];
  }
  return [
    ...listed('results.missing', 'components', titles('component', unit.missing)),
    ...listed('results.waits', 'units', titles('unit', unit.waitsFor)),
    ...listed('results.missingParts', 'periods', unit.missingParts),
    ...(unit.notAssessed ?? []).map(({ component, reason }) =>
      say('results.notAssessed', { component: titleOf('component', component), reason }),
    ),
    ...(unit.excused === undefined ? [] : [say('results.excused', { reason: unit.excused })]),
  ];
}
