// What belongs to a record: the records of other registers that link to it, and the way to make one more.
import { Button, Text } from '@fluentui/react-components';
import type { ShownRecord } from '../../../shared/api/records';
import type { PlannedRegister } from '../../../shared/registers/register-plan';
import { textIn } from '../../../shared/scheme/text';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useNavigation } from '../navigation';
import { useOpenPeriods } from './new-record';
import { RecordList } from './record-list';
import type { Reader } from './record-text';
import { mayMakeOf, registerDesk, type RegisterDesk } from './register-desk';
import { useRecords } from './use-records';

interface Props {
  readonly desk: RegisterDesk;
  readonly reader: Reader;
  readonly shown: ShownRecord & { readonly number: string };
}

export function LinkedRecords({ desk, reader, shown }: Props) {
  const linking = [...desk.plan.registers.values()].flatMap((other) =>
    other.register.columns.flatMap((column) =>
      column.type === 'record' && column.register === shown.register
        ? [{ other, column: column.id, within: column.within }]
        : [],
    ),
  );
  return linking.map(({ other, column, within }) => (
    <Linking
      key={`${other.register.id} ${column}`}
      {...{ desk, reader, shown, other, column }}
      isFixed={within !== undefined && !within.includes(shown.state)}
    />
  ));
}

interface LinkingProps extends Props {
  readonly other: PlannedRegister;
  readonly column: string;
  /** nothing is added where the record stands */
  readonly isFixed: boolean;
}

function Linking({ desk, reader, shown, other: { register }, column, isFixed }: LinkingProps) {
  const { me } = useServices();
  const { openRecord } = useNavigation();
  const say = useSay();
  const layout = useLayout();
  // However old it is: what links to a record may lie in any period since, or in one that began in the same year.
  const from = shown.period.slice(0, 'YYYY'.length);
  const [records, again] = useRecords(reader.scheme.id, { register: register.id, from });
  const [latest] = useOpenPeriods(register.of);
  const period = register.of === desk.register.register.of ? shown.period : latest;
  const there = period === undefined ? null : registerDesk(desk.plan, register.id, period, me);
  const unit = register.about === 'unit' ? shown.unit : null;
  const mayAdd = !isFixed && there !== null && (register.about === 'period' || unit !== null) && mayMakeOf(there, unit);
  const title = textIn(register.title, reader.language);
  return (
    <LoadedContent of={records} again={again}>
      {(all) => {
        const own = all.filter(({ values }) => values[column] === shown.number);
        if (own.length === 0 && !mayAdd) return null;
        return (
          <section className={layout.section} aria-label={title}>
            <Text weight="semibold">{say('record.linked', { register: title, count: own.length })}</Text>
            <RecordList plan={desk.plan} {...{ reader }} records={own} />
            {mayAdd && period !== undefined && (
              <Button
                onClick={() =>
                  openRecord({
                    ...{ scheme: reader.scheme.id, period, register: register.id, number: null, unit },
                    set: { [column]: shown.number },
                  })
                }
              >
                {say('registers.new', { register: title })}
              </Button>
            )}
          </section>
        );
      }}
    </LoadedContent>
  );
}
