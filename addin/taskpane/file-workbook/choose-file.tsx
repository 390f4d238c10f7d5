// Choosing a filled-in file on a page without Excel, by a dialog or by dropping it; what it is, once it is read.
import { Button, Field, ProgressBar, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import { ChosenFilePart } from './chosen-file';
import { useFiles, type Files } from './files-context';

/** What is offered first; whatever is chosen is looked at by its bytes. */
const OFFERED = '.xlsx,.xlsm,.xls,.et,.csv,.tsv,.txt';

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { border: `2px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorNeutralBackground2 },
});

/** Nothing in Excel, where the open workbook is at hand. */
export function ChooseFile() {
  const files = useFiles();
  return files && <ChooseFileHere files={files} />;
}

function ChooseFileHere({ files }: { readonly files: Files }) {
  const say = useSay();
  const layout = useLayout();
  const styles = useStyles();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState(0);
  const [isOver, setOver] = useState(false);
  const [wanted, setWanted] = useState('');

  const choose = (file: File | null | undefined): void => {
    if (!file) return;
    setWanted(file.name);
    task.run(async (signal) => {
      setDone(0);
      await files.choose(file, signal, setDone);
    });
  };
  return (
    <section className={layout.section} aria-label={say('file.title')}>
      <Heading>{say('file.title')}</Heading>
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer.files[0]);
        }}
      >
        <Button appearance="primary" disabled={task.running} onClick={() => input.current?.click()}>
          {say('file.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept={OFFERED}
          aria-label={say('file.choose')}
          className={layout.hidden}
          onChange={({ target }) => {
            choose(target.files?.[0]);
            // The same file may be chosen again, changed meanwhile.
            target.value = '';
          }}
        />
        <Text size={200}>{say('file.drop')}</Text>
      </div>
      {task.slow && done > 0 && done < 1 ? (
        <div role="status">
          <Field
            validationMessage={say('file.readingPart', { percent: Math.round(done * 100) })}
            validationState="none"
          >
            <ProgressBar value={done} aria-label={say('file.reading')} />
          </Field>
          <Button onClick={task.stop}>{say('busy.cancel')}</Button>
        </div>
      ) : (
        <TaskStatus task={task} doing={say('file.reading')} />
      )}
      {task.failure !== null && files.chosen && (
        <Text>{say('file.stays', { refused: wanted, name: files.chosen.name })}</Text>
      )}
      {files.chosen && <ChosenFilePart chosen={files.chosen} files={files} />}
    </section>
  );
}
