// A column of photos or files of a record: seen, opened and downloaded; chosen or taken with the camera, and taken out again.
import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { isPhotoType, type ShownFile } from '../../../shared/api/files';
import { mostFiles, type Column } from '../../../shared/scheme/register';
import { textIn } from '../../../shared/scheme/text';
import { acceptedBy } from '../../photos/ready-file';
import type { Taken } from '../../photos/taken';
import { useServices } from '../../session/services';
import { FailureMessage } from '../../ui/failure-message';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useAsked } from '../../ui/use-asked';
import { FilesFieldItem } from './files-field-item';
import { FilesFieldViewer } from './files-field-viewer';
import { useUpload, type NotUploaded, type Upload } from './files-field-upload';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
  },
});

export type FilesColumn = Extract<Column, { readonly type: 'files' }>;

interface Props {
  readonly scheme: string;
  readonly period: string;
  readonly column: FilesColumn;
  /** digests of files that were kept in the period */
  readonly value: readonly string[];
  readonly readOnly: boolean;
  onChange(value: readonly string[]): void;
  /** given where there are columns for it: what the person wants of when and where a photo was taken */
  onTaken?(taken: Taken): void;
  /** one more upload has begun, or ended; always the same function */
  onUploading?(by: 1 | -1): void;
}

export function FilesField({ scheme, period, column, value, readOnly, onChange, onTaken, onUploading }: Props) {
  const { api } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const styles = useStyles();
  const labelId = useId();
  const [viewed, setViewed] = useState<string | null>(null);
  const [offered, setOffered] = useState<Taken>({});
  const most = column.most ?? mostFiles;
  const photosOnly = column.photos === true;
  const title = textIn(column.title, language);
  const [knownOf, failure, again] = useKnown(scheme, period, value);
  const upload = useUpload({ api, scheme, period, photosOnly, most, value, onChange, onUploaded: setOffered });
  const isUploading = upload.now !== null;
  useEffect(() => {
    if (!isUploading) return undefined;
    onUploading?.(1);
    return () => onUploading?.(-1);
  }, [isUploading, onUploading]);

  const places = value.map((file) => ({ scheme, period, file }));
  const photos = places.filter(({ file }) => {
    const known = knownOf(file);
    return known && known.destroyed === undefined && isPhotoType(known.type);
  });
  const take = (taken: Taken): void => {
    onTaken?.(taken);
    setOffered(({ takenOn, where }) => ({
      ...(takenOn !== undefined && taken.takenOn === undefined && { takenOn }),
      ...(where !== undefined && taken.where === undefined && { where }),
    }));
  };
  return (
    <div role="group" aria-labelledby={labelId} className={layout.section}>
      <Text id={labelId} weight="semibold">
        {title}
      </Text>
      {failure !== null && <FailureMessage failure={failure} again={again} />}
      {value.length === 0 && <Text className={layout.secondary}>{say('files.none')}</Text>}
      {value.length > 0 && (
        <ul className={styles.list}>
          {places.map((place, index) => (
            <FilesFieldItem
              key={place.file}
              place={place}
              known={knownOf(place.file)}
              position={index + 1}
              readOnly={readOnly}
              onView={() => setViewed(place.file)}
              onRemove={() => onChange(value.filter((file) => file !== place.file))}
            />
          ))}
        </ul>
      )}
      {!readOnly && <Choose photosOnly={photosOnly} count={value.length} most={most} upload={upload} />}
      {!readOnly && <Outcome upload={upload} most={most} />}
      {!readOnly && onTaken !== undefined && <Offer taken={offered} onTake={take} />}
      {viewed !== null && (
        <FilesFieldViewer
          places={photos}
          at={photos.findIndex(({ file }) => file === viewed)}
          title={title}
          onMove={(at) => setViewed(photos[at]?.file ?? null)}
          onClose={() => setViewed(null)}
        />
      )}
    </div>
  );
}

/** What is known of the files: null while it is on its way, undefined where the service does not know it for this person. */
function useKnown(scheme: string, period: string, value: readonly string[]) {
  const { api } = useServices();
  const files = [...value].sort().join(',');
  const [asked, again] = useAsked(
    ['files', scheme, period, files],
    async (signal) =>
      (await api.ask('listFiles', { params: { s: scheme, p: period }, query: { files }, signal })).files,
    { enabled: files !== '' },
  );
  // While another list is on its way, what is known of the others is known already.
  const [last, setLast] = useState<readonly ShownFile[]>([]);
  if (asked.kind === 'ready' && asked.value !== last) setLast(asked.value);
  const knownOf = (file: string): ShownFile | null | undefined => {
    const known = last.find((one) => one.file === file);
    return known ?? (asked.kind === 'ready' ? undefined : null);
  };
  return [knownOf, asked.kind === 'failed' ? asked.failure : null, () => void again()] as const;
}

interface ChooseProps {
  readonly photosOnly: boolean;
  readonly count: number;
  readonly most: number;
  readonly upload: Upload;
}

/** A telephone's camera, where there is one; elsewhere such a button would only open the same picker. */
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches;

function Choose({ photosOnly, count, most, upload: { now, add, cancel } }: ChooseProps) {
  const say = useSay();
  const layout = useLayout();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  if (now !== null) {
    const doing = say(`files.${now.stage}`, { name: now.name, position: now.position, count: now.count });
    return (
      <div role="status" className={layout.section}>
        <Field validationMessage={doing} validationState="none">
          <ProgressBar aria-label={doing} />
        </Field>
        <Button onClick={cancel}>{say('files.cancel')}</Button>
      </div>
    );
  }
  if (count >= most) return <Text className={layout.secondary}>{say('files.full', { most })}</Text>;
  const chosen = ({ target }: { readonly target: HTMLInputElement }): void => {
    const files = [...(target.files ?? [])];
    // The same file can be chosen again.
    target.value = '';
    add(files);
  };
  return (
    <>
      <input ref={picker} type="file" hidden multiple accept={acceptedBy(photosOnly)} onChange={chosen} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={chosen} />
      <div className={layout.row}>
        {hasCamera() && <Button onClick={() => camera.current?.click()}>{say('files.photo.take')}</Button>}
        <Button onClick={() => picker.current?.click()}>
          {say(photosOnly ? 'files.photo.choose' : 'files.choose')}
        </Button>
        <Text className={layout.secondary}>{say('files.limit', { count, most })}</Text>
      </div>
    </>
  );
}

function Outcome({ upload: { failed, beyond, cancelled }, most }: { readonly upload: Upload; readonly most: number }) {
  const say = useSay();
  const layout = useLayout();
  if (failed.length === 0 && beyond === 0 && !cancelled) return null;
  return (
    <div className={layout.section}>
      {cancelled && <Notice text={say('files.cancelled')} />}
      {beyond > 0 && <Notice text={say('files.too-many', { most, count: beyond })} />}
      {failed.map((one, index) => (
        <NotUploadedMessage key={`${index} ${one.name}`} one={one} />
      ))}
    </div>
  );
}

function Notice({ text }: { readonly text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody role="alert">{text}</MessageBarBody>
    </MessageBar>
  );
}

function NotUploadedMessage({ one }: { readonly one: NotUploaded }) {
  const say = useSay();
  if ('reason' in one) return <Notice text={say(`files.${one.reason}`, { name: one.name })} />;
  return (
    <>
      <Text weight="semibold">{one.name}</Text>
      <FailureMessage failure={one.failure} />
    </>
  );
}

function Offer({ taken: { takenOn, where }, onTake }: { readonly taken: Taken; onTake(taken: Taken): void }) {
  const say = useSay();
  const offers = [
    ...(takenOn === undefined
      ? []
      : [{ text: say('files.taken', { day: takenOn }), use: say('files.taken.use'), taken: { takenOn } }]),
    ...(where === undefined
      ? []
      : [{ text: say('files.where', { where }), use: say('files.where.use'), taken: { where } }]),
  ];
  return offers.map(({ text, use, taken }) => (
    <MessageBar key={use} layout="multiline">
      <MessageBarBody role="status">{text}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => onTake(taken)}>{use}</Button>
      </MessageBarActions>
    </MessageBar>
  ));
}
