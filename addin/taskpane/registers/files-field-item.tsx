// One photo or file of a column: a small picture that opens, a button that downloads, or that it was destroyed.
import { Button, Spinner, Text, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { endings, isPhotoType, type ShownFile } from '../../../shared/api/files';
import { useServices } from '../../session/services';
import { FailureMessage } from '../../ui/failure-message';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { dayText } from '../../ui/moment';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { DestroyFile } from './files-field-destroy';
import { downloadFile, usePhoto, type FilePlace } from './files-field-bytes';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  small: {
    padding: 0,
    width: '96px',
    height: '96px',
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    cursor: 'zoom-in',
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  picture: { width: '100%', height: '100%', objectFit: 'cover', display: 'block' },
});

interface Props {
  readonly place: FilePlace;
  /** null as long as nothing is known of it; undefined where it is not this person's to see */
  readonly known: ShownFile | null | undefined;
  readonly position: number;
  readonly readOnly: boolean;
  onView(): void;
  onRemove(): void;
}

export function FilesFieldItem({ place, known, position, readOnly, onView, onRemove }: Props) {
  const { me } = useServices();
  const say = useSay();
  const language = useLanguage();
  const styles = useStyles();
  const what = useWhat(known, position);
  if (known === null) return <Spinner size="tiny" label={say('files.loading')} />;
  const isShown = known !== undefined && known.destroyed === undefined;
  return (
    <li className={styles.item}>
      {!isShown ? (
        <Text>
          {known?.destroyed === undefined
            ? say('files.missing', { position })
            : say('files.destroyed', { position, day: dayText(language, new Date(known.destroyed)) })}
        </Text>
      ) : isPhotoType(known.type) ? (
        <SmallPhoto place={place} position={position} onView={onView} />
      ) : (
        <Download place={place} position={position} file={known} />
      )}
      {isShown && me.roles.includes('admin') && <DestroyFile place={place} what={what} />}
      {!readOnly && (
        <Button size="small" appearance="subtle" onClick={onRemove}>
          {say('files.remove', { what })}
        </Button>
      )}
    </li>
  );
}

function SmallPhoto({ place, position, onView }: { place: FilePlace; position: number; onView(): void }) {
  const say = useSay();
  const styles = useStyles();
  const [photo, again] = usePhoto(place);
  // Where the keyboard is again once the viewer is closed.
  const restored = useRestoreFocusTarget();
  if (photo.kind === 'failed') return <FailureMessage failure={photo.failure} again={again} />;
  return (
    <button
      type="button"
      {...restored}
      className={styles.small}
      aria-label={say('files.view', { position })}
      onClick={onView}
    >
      {photo.kind === 'ready' ? (
        <img className={styles.picture} src={photo.value} alt="" />
      ) : (
        <Spinner size="tiny" aria-label={say('files.loading')} />
      )}
    </button>
  );
}

function Download({ place, position, file }: { place: FilePlace; position: number; file: ShownFile }) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  return (
    <div className={layout.section}>
      <Button disabled={task.running} onClick={() => task.run((signal) => downloadFile(api, place, signal))}>
        {say('files.download', { position, ...factsOf(file) })}
      </Button>
      <TaskStatus task={task} doing={say('files.loading')} />
    </div>
  );
}

function useWhat(known: ShownFile | null | undefined, position: number): string {
  const say = useSay();
  if (!known || isPhotoType(known.type)) return say('files.photo', { position });
  return say('files.file', { position, ...factsOf(known) });
}

const KIB = 1024;

/** In the words that people know from their folders. */
export function factsOf({ type, bytes }: Pick<ShownFile, 'type' | 'bytes'>): {
  readonly type: string;
  readonly size: string;
} {
  const kib = Math.max(1, Math.round(bytes / KIB));
  const size = kib < KIB ? `${kib} KB` : `${Math.round((kib / KIB) * 10) / 10} MB`;
  return { type: endings[type].toUpperCase(), size };
}
