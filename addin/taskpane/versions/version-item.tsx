// One accepted version of a sheet: its number, who submitted it and when, and what it changed.
import { Button, Text } from '@fluentui/react-components';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { ChangeTable } from '../submit/change-table';
import { titlesOf } from '../../ui/titles';
import type { NameOf } from '../../ui/use-names';
import type { Version } from './versions';

interface Props {
  readonly scheme: Scheme;
  readonly version: Version;
  readonly nameOf: NameOf;
  readonly current: boolean;
  /** null where it cannot be restored */
  readonly onRestore: (() => void) | null;
}

export function VersionItem({ scheme, version: { version, accepted, changes }, nameOf, current, onRestore }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const groups = accepted.onBehalfOf.map((id) => titleOf('group', id)).join(' · ');
  return (
    <li className={layout.item}>
      <Text weight="semibold">
        {say(current ? 'versions.current' : 'versions.version', { version, number: accepted.submission })}
      </Text>
      <Text>
        {say('versions.by', { by: nameOf(accepted.by), time: momentText(language, accepted.acceptedAt) })}
        {groups !== '' && <> · {say('versions.behalf', { groups })}</>}
      </Text>
      {changes.length > 0 ? (
        <ChangeTable caption={say('versions.changes', { version })} changes={changes} titleOf={titleOf} units={false} />
      ) : (
        <Text>{say(version === 1 ? 'versions.empty' : 'versions.same')}</Text>
      )}
      {onRestore && (
        <Button size="small" onClick={onRestore}>
          {say('versions.restore', { version })}
        </Button>
      )}
    </li>
  );
}
