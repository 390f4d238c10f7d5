// Photos one by one, as large as there is room for: with buttons, arrow keys, and Esc to close.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { useServices } from '../../session/services';
import { useSay } from '../../ui/language';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { downloadFile, usePhoto, type FilePlace } from './files-field-bytes';

const useStyles = makeStyles({
  surface: { maxWidth: '96vw', width: 'fit-content', minWidth: 'min(96vw, 280px)' },
  photo: { display: 'block', maxWidth: '100%', maxHeight: '70vh', marginInline: 'auto' },
});

interface Props {
  readonly places: readonly FilePlace[];
  /** the how-manieth of the places, from 0 */
  readonly at: number;
  /** what the photos are of: the column's title */
  readonly title: string;
  onMove(at: number): void;
  onClose(): void;
}

export function FilesFieldViewer({ places, at, title, onMove, onClose }: Props) {
  const { api } = useServices();
  const say = useSay();
  const styles = useStyles();
  const task = useTask();
  const place = places[at];
  if (place === undefined) return null;
  const move = (to: number): void => {
    if (places[to] !== undefined) onMove(to);
  };
  const steer = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') move(at - 1);
    if (key === 'ArrowRight') move(at + 1);
  };
  const caption = say('files.viewer', { position: at + 1, count: places.length });
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface className={styles.surface} onKeyDown={steer}>
        <DialogBody>
          <DialogTitle>{caption}</DialogTitle>
          <DialogContent>
            <LargePhoto key={place.file} place={place} alt={`${title} · ${caption}`} />
            <TaskStatus task={task} doing={say('files.loading')} />
          </DialogContent>
          <DialogActions fluid>
            {/* At an end they keep the focus: without it no key would be heard. */}
            {places.length > 1 && (
              <>
                <Button disabledFocusable={at === 0} onClick={() => move(at - 1)}>
                  {say('files.viewer.previous')}
                </Button>
                <Button disabledFocusable={at === places.length - 1} onClick={() => move(at + 1)}>
                  {say('files.viewer.next')}
                </Button>
              </>
            )}
            <Button disabled={task.running} onClick={() => task.run((signal) => downloadFile(api, place, signal))}>
              {say('files.viewer.save')}
            </Button>
            <Button appearance="primary" onClick={onClose}>
              {say('files.viewer.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function LargePhoto({ place, alt }: { readonly place: FilePlace; readonly alt: string }) {
  const styles = useStyles();
  const [photo, again] = usePhoto(place);
  return (
    <LoadedContent of={photo} again={again}>
      {(address) => <img className={styles.photo} src={address} alt={alt} />}
    </LoadedContent>
  );
}
