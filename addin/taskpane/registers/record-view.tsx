// A record before somebody: where it stands and whom it waits for, its columns as a form, its steps, its history.
import { Button, Link, MessageBar, MessageBarActions, MessageBarBody, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Taken } from '../../photos/taken';
import type { ShownRecord } from '../../../shared/api/records';
import { valueText } from '../../../shared/documents/value-text';
import { mayRemind } from '../../../shared/registers/awaited';
import { holds } from '../../../shared/registers/postings';
import { idsIn, periodIn } from '../../../shared/registers/record';
import type { Column, RegisterStep } from '../../../shared/scheme/register';
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { useServices } from '../../session/services';
import { FactList, type Fact } from '../../ui/fact-list';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { WholeDates } from '../../ui/whole-dates';
import { Opening } from '../opening';
import { useNavigation } from '../navigation';
import { RemindForm } from '../reminders/remind-form';
import { ColumnField } from './column-field';
import { FilesField } from './files-field';
import { useKeptEdits } from './kept-edits';
import { LinkedRecords } from './linked-records';
import { PaperLink } from './paper-link';
import { changeOf, editedRecord, overtakenIn } from './record-edits';
import { RecordHistory } from './record-history';
import { RecordMarks } from './record-marks';
import { RecordSteps } from './record-steps';
import { countedText, headingOf, waitsForText, type Reader } from './record-text';
import type { RegisterDesk } from './register-desk';
import { titledFailure } from './titled-failure';
import { useFixed } from './use-fixed';

interface Props {
  readonly desk: RegisterDesk;
  readonly reader: Reader;
  readonly shown: ShownRecord;
}

interface ViewProps extends Props {
  /** what was done with it last; null where nothing was */
  readonly done: string | null;
  /** `number` is the record's own, which a new one has not had before; null: something is begun. */
  onDone(done: { readonly number: string | null; readonly text: string } | null): void;
}

export function RecordView({ desk, reader, shown, done, onDone }: ViewProps) {
  const { api, me } = useServices();
  const { openRecord } = useNavigation();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [uploads, setUploads] = useState(0);
  const onUploading = useCallback((by: 1 | -1) => setUploads((count) => count + by), []);
  const { register } = desk.register;
  const scheme = reader.scheme.id;
  const name = [shown.number ?? [shown.unit, JSON.stringify(shown.values)]].flat().join(' ');
  const kept = useKeptEdits(
    ['scorebook.record', me.organisation, me.id, scheme, shown.period, register.id, name].join('/'),
    shown,
  );
  const edited = editedRecord(desk, shown, kept.edits, useFixed(desk, scheme, shown));
  const overtaken = overtakenIn(edited, kept.basis.values, shown.values);

  const send = (step: RegisterStep | null, reason: string): void =>
    task.run(async (_, stopped) => {
      onDone(null);
      const body = { changes: [changeOf(edited, shown, step, reason)] };
      const params = { s: scheme, p: shown.period };
      // Tried again, the same is sent under the same key: it is done once, however often it arrives.
      const headers = { 'idempotency-key': kept.keyFor(JSON.stringify(body)) };
      const { records } = await api.ask('changeRecords', { params, headers, body, signal: stopped });
      kept.clear();
      const number = records[0]?.number ?? null;
      const text =
        step === null ? say('record.saved') : say('record.stepTaken', { step: textIn(step.title, reader.language) });
      onDone({ number, text });
      if (shown.number === null && number !== null)
        openRecord(
          { scheme, period: shown.period, register: register.id, number, unit: null, set: {} },
          { replaces: true },
        );
    });

  const isRemindable = mayRemind(desk.plan, desk.register, edited.record, desk.asker);
  const isField = ({ id }: Column): boolean => edited.own.has(id) || edited.withStep.has(id);
  const fields = register.columns.filter(isField);
  // A photo tells when and where it was taken: the first day and the place that the form asks for.
  const takenOn = fields.find(({ type }) => type === 'date')?.id;
  const where = fields.find(({ id, type }) => id === 'where' && type === 'text')?.id;
  const takenInto = [takenOn, where].filter((id) => id !== undefined);
  const fillTaken = (taken: Taken): void =>
    kept.edit({
      ...(takenOn !== undefined && taken.takenOn !== undefined && { [takenOn]: taken.takenOn }),
      ...(where !== undefined && taken.where !== undefined && { [where]: taken.where }),
    });
  const read = register.columns.filter((column) => !isField(column) && Object.hasOwn(shown.values, column.id));
  const facts = read.flatMap((column): Fact[] =>
    column.type === 'files'
      ? []
      : [[textIn(column.title, reader.language), <ShownValue {...{ reader, shown, column }} />]],
  );
  const counted = countedText(reader, desk, edited.record);
  const heldBefore = (register.effects ?? []).flatMap((effect) =>
    effect.does === 'hold' && holds(effect, edited.record) ? [say(`state.${effect.before}`)] : [],
  );
  return (
    <article className={layout.section} aria-label={shown.number ?? textIn(register.title, reader.language)}>
      <Heading>{headingOf(reader, register, shown) || textIn(register.title, reader.language)}</Heading>
      <RecordMarks {...{ reader, shown }} register={desk.register} />
      {shown.follows === false && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('record.followsNoMore')}</MessageBarBody>
        </MessageBar>
      )}
      {shown.waitsFor.length > 0 && (
        <Text>{say('record.waitsFor', { who: waitsForText(reader, register, shown.waitsFor) })}</Text>
      )}
      {counted.length > 0 && <Text>{say('record.counts', { lines: namesListed(reader.language, counted) })}</Text>}
      {heldBefore.length > 0 && <Text>{say('record.holds', { state: namesListed(reader.language, heldBefore) })}</Text>}
      {facts.length > 0 && <FactList facts={facts} />}
      {read.map((column) =>
        column.type === 'files' ? (
          <FilesField
            key={column.id}
            {...{ scheme, period: shown.period, column, value: idsIn(shown.values[column.id]) }}
            readOnly
            onChange={() => undefined}
          />
        ) : null,
      )}
      {kept.isFound && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody role="status">{say('record.unsent')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={kept.clear}>
              {say('record.discard')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {/* What was typed while the record is on its way would be forgotten with what was sent. */}
      <div className={layout.section} inert={task.running}>
        {fields.map((column) => (
          <div key={column.id} className={layout.section}>
            <ColumnField
              {...{ desk, reader, column }}
              unit={shown.unit}
              input={Object.hasOwn(kept.edits, column.id) ? kept.edits[column.id] : shown.values[column.id]}
              fault={edited.faults.get(column.id)}
              hint={hintOf(column.id)}
              onChange={(input) => kept.edit({ [column.id]: input })}
              onUploading={onUploading}
              {...(takenInto.length > 0 && { onTaken: fillTaken })}
            />
            {overtaken.includes(column.id) && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody role="alert">
                  {say('record.overtaken', {
                    value: valueText(reader, column, shown.values[column.id], true) || say('record.empty'),
                  })}
                </MessageBarBody>
                <MessageBarActions>
                  <Button size="small" onClick={() => kept.settle(column.id)}>
                    {say('record.keepMine')}
                  </Button>
                  <Button size="small" onClick={() => kept.drop(column.id)}>
                    {say('record.takeTheirs')}
                  </Button>
                </MessageBarActions>
              </MessageBar>
            )}
          </div>
        ))}
      </div>
      <RecordSteps
        {...{ desk, reader, edited }}
        // A photo still on its way would not be among what is sent.
        busy={task.running || overtaken.length > 0 || uploads > 0}
        onSave={() => send(null, '')}
        onStep={send}
      />
      <TaskStatus
        task={{ ...task, failure: titledFailure(task.failure, desk, reader) }}
        doing={say('record.sending')}
        titleOf={reader.titleOf}
      />
      {done !== null && <Text role="status">{done}</Text>}
      {shown.waitsFor.length > 0 && isRemindable && edited.steps.length === 0 && (
        <RemindForm
          what={shown.number ?? textIn(register.title, reader.language)}
          record={{ ...shown, scheme, key: shown.number === null ? shown.values : {} }}
        />
      )}
      {shown.number !== null && (
        <>
          <PaperLink {...{ scheme, period: shown.period, register: register.id, number: shown.number }} />
          <LinkedRecords {...{ desk, reader, shown: { ...shown, number: shown.number } }} />
          <Opening summary={say('record.history')}>
            <RecordHistory {...{ desk, reader, shown: { ...shown, number: shown.number } }} />
          </Opening>
        </>
      )}
    </article>
  );

  function hintOf(column: string): string | undefined {
    const steps = edited.withStep.get(column);
    if (steps === undefined) return undefined;
    const titles = steps.map(({ title }) => textIn(title, reader.language));
    return say('record.withStep', { steps: namesListed(reader.language, titles) });
  }
}

/** What stands in a column that the person only reads; a linked record is one click away. */
function ShownValue({ reader, shown, column }: Omit<Props, 'desk'> & { readonly column: Column }) {
  const { openRecord } = useNavigation();
  const value = shown.values[column.id];
  const text = valueText(reader, column, value, true);
  if (column.type === 'record' && typeof value === 'string') {
    const period = periodIn(value) ?? shown.period;
    const address = { scheme: reader.scheme.id, period, register: column.register, number: value, unit: null, set: {} };
    return (
      <Link as="button" onClick={() => openRecord(address)}>
        {text}
      </Link>
    );
  }
  return <WholeDates>{text}</WholeDates>;
}
