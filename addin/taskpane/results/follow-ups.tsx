// What the published results ask for (由结果产生的台账): talks, remarks, claims, awards, whether or not somebody has begun them.
import { Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ShownRecord } from '../../../shared/api/records';
import { planRegisters } from '../../../shared/registers/register-plan';
import { nextPeriod, parsePeriod } from '../../../shared/scheme/period';
import type { Opening } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useNames } from '../../ui/use-names';
import { RecordList } from '../registers/record-list';
import { readerOf } from '../registers/record-text';
import { useRecords } from '../registers/use-records';

const sources: readonly Opening['from'][] = ['duty', 'reward', 'observers'];

interface Props {
  readonly scheme: Scheme;
  readonly period: string;
}

export function FollowUps({ scheme, period }: Props) {
  const say = useSay();
  const parsed = parsePeriod(period);
  return (
    <>
      <Following {...{ scheme, period }} sources={sources} title={say('results.followUps')} />
      {parsed.ok && <Claims {...{ scheme }} period={nextPeriod(parsed.value)} />}
    </>
  );
}

/** What results open to be claimed counts in the period after. */
function Claims(props: Props) {
  const say = useSay();
  return <Following {...props} sources={['claims']} title={say('results.claims', { period: props.period })} />;
}

interface FollowingProps extends Props {
  readonly sources: readonly Opening['from'][];
  readonly title: string;
}

function Following({ scheme, period, sources: wanted, title }: FollowingProps) {
  const layout = useLayout();
  const language = useLanguage();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const nameOf = useNames([]);
  const openings = (scheme.registers ?? []).flatMap(({ id, opens = [] }) =>
    opens.filter(({ from }) => wanted.includes(from)).map(({ set = {} }) => ({ register: id as string, set })),
  );
  const [records, again] = useRecords(scheme.id, { period }, openings.length > 0);
  if (openings.length === 0) return null;
  // What others claim in that period stands in the same register.
  const isClaim = wanted.includes('claims');
  const isMeant = ({ register, values }: ShownRecord): boolean =>
    openings.some(
      (opening) =>
        opening.register === register &&
        (!isClaim || Object.entries(opening.set).every(([column, value]) => values[column] === value)),
    );
  return (
    <LoadedContent of={records} again={again}>
      {(all) => {
        const following = all.filter(isMeant);
        if (following.length === 0) return null;
        return (
          <section className={layout.section} aria-label={title}>
            <Text weight="semibold">{title}</Text>
            <RecordList {...{ plan }} reader={readerOf(scheme, language, nameOf)} records={following} mixed />
          </section>
        );
      }}
    </LoadedContent>
  );
}
