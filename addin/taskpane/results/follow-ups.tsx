// What the published results ask for (由结果产生的台账): talks, remarks, claims, awards, whether or not somebody has begun them.
import { Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { planRegisters } from '../../../shared/registers/register-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useNames } from '../../ui/use-names';
import { RecordList } from '../registers/record-list';
import { readerOf } from '../registers/record-text';
import { useRecords } from '../registers/use-records';

export function FollowUps({ scheme, period }: { readonly scheme: Scheme; readonly period: string }) {
  const say = useSay();
  const layout = useLayout();
  const language = useLanguage();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const nameOf = useNames([]);
  const opened = (scheme.registers ?? []).flatMap(({ id, opens = [] }) =>
    opens.some(({ from }) => from !== 'period' && from !== 'register') ? [id as string] : [],
  );
  const [records, again] = useRecords(scheme.id, { period }, opened.length > 0);
  if (opened.length === 0) return null;
  return (
    <LoadedContent of={records} again={again}>
      {(all) => {
        const following = all.filter(({ register }) => opened.includes(register));
        if (following.length === 0) return null;
        return (
          <section className={layout.section} aria-label={say('results.followUps')}>
            <Text weight="semibold">{say('results.followUps')}</Text>
            <RecordList {...{ plan }} reader={readerOf(scheme, language, nameOf)} records={following} mixed />
          </section>
        );
      }}
    </LoadedContent>
  );
}
