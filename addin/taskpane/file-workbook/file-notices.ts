// What is so about a chosen file that its sender may not expect: of another person, scheme or period, of an old version, the same again.
import { componentsFilled } from '../../../shared/scheme/members';
import { namesListed } from '../../../shared/text/lists';
import type { OpenScores } from '../../score-workbook/score-workbook-context';
import { componentsToFill, groupsToFill } from '../../session/roles';
import { loadAllPeriods } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { useChoice } from '../choice/choice';
import { useSchemeTitle } from '../choice/use-scheme-title';
import type { ChosenFile } from './open-chosen';

/** In sentences; none where all is as expected. */
export function useFileNotices({ kept, scheme, state }: OpenScores, chosen: ChosenFile): string[] {
  const { api, me } = useServices();
  const { schemeId, period } = useChoice();
  const language = useLanguage();
  const say = useSay();
  const titleOfScheme = useSchemeTitle();
  const [periods] = useAsked(['periods', kept.scheme], (signal) => loadAllPeriods(api, kept.scheme, signal));
  const own = periods.kind === 'ready' ? periods.value.find((one) => one.period === kept.period) : undefined;
  const titleOf = titlesOf(scheme, language);
  const { identity } = chosen;

  const filled: readonly string[] =
    kept.host === null
      ? groupsToFill(scheme, me.roles)
          .flatMap(({ id }) => componentsToFill(scheme, me.roles, id))
          .map(({ id }) => id)
      : componentsFilled(scheme, kept.host).map(({ id }) => id);
  const foreign = kept.components.filter((id) => !filled.includes(id));
  return [
    identity !== null && identity.person !== me.id && say('file.notice.person', { person: identity.name }),
    kept.scheme !== schemeId && say('file.notice.scheme', { scheme: titleOfScheme(kept.scheme) }),
    kept.scheme === schemeId &&
      period !== null &&
      kept.period !== period.period &&
      say('file.notice.period', { period: kept.period, chosen: period.period }),
    own !== undefined &&
      own.state !== 'open' &&
      say('file.notice.notOpen', { period: kept.period, state: say(`state.${own.state}`) }),
    own !== undefined &&
      own.version !== kept.version &&
      say('file.notice.version', { version: kept.version, now: own.version, period: kept.period }),
    foreign.length > 0 &&
      say('file.notice.group', {
        components: namesListed(
          language,
          foreign.map((id) => titleOf('component', id)),
        ),
      }),
    chosen.code !== null && kept.id === chosen.code && say('file.restored', { code: chosen.code }),
    chosen.isRemembered && say('file.remembered'),
    state === 'submitted' && kept.receipt !== null && say('file.notice.same'),
  ].filter((notice) => notice !== false);
}
