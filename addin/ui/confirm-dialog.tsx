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
  readonly text: ReactNode;
  readonly confirm: string;
  /** what is better done first: it stands in front */
  readonly instead?: { readonly text: string; onChoose(): void };
  onAnswer(confirmed: boolean): void;
}

export function ConfirmDialog({ open, title, text, confirm, instead, onAnswer }: Props) {
  const say = useSay();
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, { open: stays }) => stays || onAnswer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            {instead && (
              <Button appearance="primary" onClick={() => instead.onChoose()}>
                {instead.text}
              </Button>
            )}
            <Button {...(!instead && { appearance: 'primary' })} onClick={() => onAnswer(true)}>
              {confirm}
            </Button>
            <Button onClick={() => onAnswer(false)}>{say('busy.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
