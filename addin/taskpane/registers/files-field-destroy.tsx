// Destroys a photo or a file that should never have been kept (销毁): the administrator's, with a reason, once and for all.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import type { FilePlace } from './files-field-bytes';

interface Props {
  readonly place: FilePlace;
  /** how the field calls it */
  readonly what: string;
}

export function DestroyFile({ place: { scheme: s, period: p, file }, what }: Props) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const destroy = (): void =>
    task.run(async (signal) => {
      await api.ask('destroyFile', { params: { s, p, file }, body: { reason: reason.trim() }, signal });
      setOpen(false);
    });
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, next) => setOpen(next.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle">
          {say('files.destroy', { what })}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('files.destroy.title', { what })}</DialogTitle>
          <DialogContent className={layout.section}>
            <Text>{say('files.destroy.text')}</Text>
            <Field label={say('files.destroy.reason')} required>
              <Textarea value={reason} maxLength={2000} onChange={(_, { value }) => setReason(value)} />
            </Field>
            <TaskStatus task={task} doing={say('files.destroy.doing')} />
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabled={task.running || reason.trim() === ''} onClick={destroy}>
              {say('files.destroy.confirm')}
            </Button>
            <Button onClick={() => setOpen(false)}>{say('busy.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
