// The time line of a record: every version with its step, its signatures, and what it changed.
import { Text } from '@fluentui/react-components';
import type { ShownRecord } from '../../../shared/api/records';
import { valueText } from '../../../shared/documents/value-text';
import { wholeList } from '../../../shared/api/whole-list';
import { textIn } from '../../../shared/scheme/text';
import { whoText } from '../../../shared/text/who-text';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { momentText } from '../../ui/moment';
import { useAsked } from '../../ui/use-asked';
import { useNames } from '../../ui/use-names';
import { WholeDates } from '../../ui/whole-dates';
import type { RegisterDesk } from './register-desk';
import type { Reader } from './record-text';
import { recordEvents, type RecordEvent, type ValueChange } from './time-line';

interface Props {
  readonly desk: RegisterDesk;
  readonly reader: Reader;
  readonly shown: ShownRecord & { readonly number: string };
}

export function RecordHistory({ desk, reader, shown }: Props) {
  const { api } = useServices();
  const layout = useLayout();
  const params = { s: reader.scheme.id, p: shown.period, register: shown.register, number: shown.number };
  const [history, again] = useAsked(['record history', ...Object.values(params), shown.etag], (signal) =>
    wholeList(async (next) => {
      const { versions, next: more } = await api.ask('recordHistory', { params, query: { next }, signal });
      return { items: versions, next: more };
    }),
  );
  const events = history.kind === 'ready' ? recordEvents(history.value) : [];
  const nameOf = useNames(events.flatMap(({ by }) => by ?? []));
  return (
    <LoadedContent of={history} again={again}>
      {() => (
        <ol className={layout.plainList} reversed>
          {events.map((event) => (
            <li key={event.version} className={layout.item}>
              <Event
                {...{ desk, event }}
                reader={{ ...reader, nameOf: (id) => (id === event.by ? nameOf(id) : reader.nameOf(id)) }}
              />
            </li>
          ))}
        </ol>
      )}
    </LoadedContent>
  );
}

function Event({ desk, reader, event }: Pick<Props, 'desk' | 'reader'> & { readonly event: RecordEvent }) {
  const say = useSay();
  const layout = useLayout();
  const { register, steps } = desk.register;
  const stepTitle = (id: string): string => {
    const step = steps.get(id);
    return step === undefined ? id : textIn(step.title, reader.language);
  };
  const acts = [
    ...event.taken.map(({ step }) => stepTitle(step)),
    ...event.signed.map(({ step, as }) =>
      say('record.signedAs', { step: stepTitle(step), role: whoText(reader.language, reader.scheme, register, as) }),
    ),
    ...(event.isUnsigned ? [say('record.unsigned')] : []),
  ];
  const plain = say(event.isFirst ? 'record.made' : 'record.changed');
  return (
    <>
      <Text weight="semibold">{acts.length === 0 ? plain : acts.join(' · ')}</Text>
      <Text size={200} className={layout.secondary}>
        <WholeDates>
          {`${event.by === null ? say('record.nobody') : reader.nameOf(event.by)} · ${momentText(reader.language, event.at)}`}
        </WholeDates>
      </Text>
      {event.taken.map(({ reason }, index) => reason && <Text key={index}>{say('record.because', { reason })}</Text>)}
      {event.changes.length > 0 && (
        <ul className={layout.plainList}>
          {event.changes.map((change) => (
            <li key={change.column}>
              <Text size={200}>
                <WholeDates>{changeText(change)}</WholeDates>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function changeText({ column: id, before, after }: ValueChange): string {
    const column = desk.register.columns.get(id);
    if (column === undefined) return id;
    const text = (value: ValueChange['before']): string =>
      valueText(reader, column, value, true) || say('record.empty');
    const title = textIn(column.title, reader.language);
    return before === undefined
      ? say('record.filled', { column: title, value: text(after) })
      : say('record.wasIs', { column: title, before: text(before), after: text(after) });
  }
}
