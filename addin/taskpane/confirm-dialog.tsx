// Asks before something that cannot be taken back.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSay } from './language';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** what else there is to do instead */
  readonly children?: ReactNode;
  onAnswer(confirmed: boolean): void;
}

export function ConfirmDialog({ open, title, text, confirm, children, onAnswer }: Props) {
  const say = useSay();
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, { open: stays }) => stays || onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {text} {children}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => onAnswer(true)}>
              {confirm}
            </Button>
            <Button onClick={() => onAnswer(false)}>{say('busy.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
