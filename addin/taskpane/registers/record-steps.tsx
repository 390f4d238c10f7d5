// What may be done with a record now: saving what was typed, and the steps, each with what is still missing for it.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { RegisterStep } from '../../../shared/scheme/register';
import { textIn } from '../../../shared/scheme/text';
import { namesListed } from '../../../shared/text/lists';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { EditedRecord, StepNow } from './record-edits';
import { countedText, type Reader } from './record-text';
import type { RegisterDesk } from './register-desk';

interface Props {
  readonly desk: RegisterDesk;
  readonly reader: Reader;
  readonly edited: EditedRecord;
  readonly busy: boolean;
  onSave(): void;
  onStep(step: RegisterStep, reason: string): void;
}

export function RecordSteps({ desk, reader, edited, busy, onSave, onStep }: Props) {
  const say = useSay();
  const layout = useLayout();
  const [asked, setAsked] = useState<StepNow | null>(null);
  const isWrong = edited.faults.size > 0;
  const ownTyped = Object.keys(edited.values).some((column) => edited.own.has(column));
  const canSave = ownTyped || (edited.shown.version === 0 && edited.own.size > 0);
  return (
    <div className={layout.section}>
      {canSave && (
        <Button disabled={busy || isWrong} onClick={onSave}>
          {say('record.save')}
        </Button>
      )}
      {edited.steps.map((now) => (
        <StepButton
          key={now.step.id}
          {...{ desk, reader, edited, now }}
          disabled={busy || isWrong || now.missing.length > 0}
          onTake={() => (now.step.reason === true || now.isSignature ? setAsked(now) : onStep(now.step, ''))}
        />
      ))}
      {asked && (
        <StepDialog
          {...{ reader, now: asked }}
          onAnswer={(reason) => {
            setAsked(null);
            if (reason !== null) onStep(asked.step, reason);
          }}
        />
      )}
    </div>
  );
}

interface StepButtonProps extends Pick<Props, 'desk' | 'reader' | 'edited'> {
  readonly now: StepNow;
  readonly disabled: boolean;
  onTake(): void;
}

function StepButton({ desk, reader, edited, now: { step, missing }, disabled, onTake }: StepButtonProps) {
  const say = useSay();
  const layout = useLayout();
  const titles = missing.map((id) => {
    const column = desk.register.columns.get(id);
    return column === undefined ? id : textIn(column.title, reader.language);
  });
  const counts = (state: string) => countedText(reader, desk, { ...edited.record, state });
  const [before, after] = [counts(edited.shown.state), counts(step.to ?? edited.shown.state)];
  const effect = JSON.stringify(before) === JSON.stringify(after) ? null : after;
  return (
    <div className={layout.section}>
      <Button appearance={step.reason ? 'secondary' : 'primary'} disabled={disabled} onClick={onTake}>
        {textIn(step.title, reader.language)}
      </Button>
      {titles.length > 0 && (
        <Text size={200}>{say('record.missing', { columns: namesListed(reader.language, titles) })}</Text>
      )}
      {effect && titles.length === 0 && (
        <Text size={200}>
          {effect.length === 0
            ? say('record.countsNoMore')
            : say('record.willCount', { lines: namesListed(reader.language, effect) })}
        </Text>
      )}
    </div>
  );
}

interface StepDialogProps {
  readonly reader: Reader;
  readonly now: StepNow;
  /** null: not now */
  onAnswer(reason: string | null): void;
}

/** Asks for the reason of a step, or whether somebody signs. */
function StepDialog({ reader, now: { step, isSignature }, onAnswer }: StepDialogProps) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const title = textIn(step.title, reader.language);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => open || onAnswer(null)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {isSignature && <Text block>{say('record.signText')}</Text>}
            {step.reason === true && (
              <Field label={say('record.reason')} required>
                <Textarea value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
              </Field>
            )}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={step.reason === true && reason.trim() === ''}
              onClick={() => onAnswer(reason)}
            >
              {isSignature ? say('record.sign') : title}
            </Button>
            {/* A step itself may be called “cancel”. */}
            <Button onClick={() => onAnswer(null)}>{say('record.notNow')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
