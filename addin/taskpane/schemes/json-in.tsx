// JSON in (导入 JSON): a scheme from a file or from the clipboard, laid out on top of the stored version of the same id.
import { Button, Field, MessageBar, MessageBarBody, Text, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { mostSchemeBytes } from '../../../shared/api/routes/schemes';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { TaskStatus } from '../../ui/task-status';
import { useTask } from '../../ui/use-task';
import type { SourceFormProps } from './source';
import { readJson, type ReadJson } from './scheme-json';
import { latestBase } from './stored-scheme';

export function JsonIn({ busy, onOpen }: SourceFormProps) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const task = useTask();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);

  const take = (read: ReadJson): void => {
    setRefused(read.kind === 'scheme' ? null : read);
    if (read.kind !== 'scheme') return;
    const { scheme } = read;
    onOpen(async (signal) => ({ scheme, base: await latestBase(api, scheme.id, signal) }));
  };
  const takeFile = (file: File): void =>
    task.run(async () => take(file.size > mostSchemeBytes ? { kind: 'large' } : readJson(await file.text())));
  return (
    <div className={layout.section}>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) takeFile(file);
          // The same file, once corrected, can be chosen again.
          target.value = '';
        }}
      />
      <Button disabled={busy || task.running} onClick={() => picker.current?.click()}>
        {say('schemes.in.file')}
      </Button>
      <TaskStatus task={task} doing={say('schemes.working')} />
      <Field label={say('schemes.in.text')}>
        <Textarea value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button disabled={busy || text.trim() === ''} onClick={() => take(readJson(text))}>
        {say('schemes.in.open')}
      </Button>
      {refused && <RefusedJson refused={refused} />}
    </div>
  );
}

type Refused = Exclude<ReadJson, { kind: 'scheme' }>;

const SHOWN = 100;

function RefusedJson({ refused }: { readonly refused: Refused }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (refused.kind !== 'faults') {
    const most = mostSchemeBytes / 1024 / 1024;
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody role="alert">{say(`schemes.in.${refused.kind}`, { most })}</MessageBarBody>
      </MessageBar>
    );
  }
  const { faults } = refused;
  return (
    <section className={layout.section} aria-label={say('schemes.faults.label')}>
      <Text weight="semibold" role="alert">
        {say('schemes.in.faults', { count: faults.length })}
      </Text>
      <ul className={layout.plainList}>
        {faults.slice(0, SHOWN).map((fault, index) => (
          <li key={`${index} ${fault.code} ${fault.path}`} className={layout.item}>
            <Text>{faultSentence(language, fault, (_, id) => id)}</Text>
          </li>
        ))}
      </ul>
      {faults.length > SHOWN && <Text>{say('schemes.more', { count: faults.length - SHOWN })}</Text>}
    </section>
  );
}
