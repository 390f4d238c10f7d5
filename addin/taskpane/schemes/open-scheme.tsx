// The ways to a scheme workbook: a stored scheme, a new one, or JSON; one that is in the workbook already is not replaced unasked.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { useLaying } from '../file-workbook/use-laying';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { useTask } from '../../ui/use-task';
import { JsonIn } from './json-in';
import { NewSchemeForm } from './new-scheme-form';
import { openAsWorkbook } from './open-as-workbook';
import type { SchemeWorkbook } from './scheme-workbook';
import type { Source, SourceFormProps } from './source';
import { StoredSchemes } from './stored-schemes';

interface Props {
  readonly here: SchemeWorkbook | null;
  /** called after the workbook has changed, also where the opening was stopped or failed */
  onOpened(): void;
}

export function OpenScheme({ here, onOpened }: Props) {
  const { lay: layIn, isFile } = useLaying();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = useSchemeTitle();
  const task = useTask();
  const [asked, setAsked] = useState<Source | null>(null);
  const [opened, setOpened] = useState<string | null>(null);

  const lay = (source: Source): void =>
    task.run(async (signal) => {
      setOpened(null);
      const opening = await source(signal);
      try {
        const name = say('file.scheme.name', { scheme: opening.scheme.id });
        const count = await layIn(name, signal, (workbook) => openAsWorkbook(workbook, opening, language, signal));
        setOpened(isFile ? say('schemes.file', { name }) : say('schemes.opened', { sheets: count }));
      } finally {
        onOpened();
      }
    });
  const form: SourceFormProps = {
    busy: task.running,
    onOpen: (source) => (here && !isFile ? setAsked(() => source) : lay(source)),
  };
  return (
    <section className={layout.section} aria-label={say('schemes.open')}>
      <Heading>{say('schemes.open')}</Heading>
      <TaskStatus task={task} doing={say('schemes.opening')} />
      {opened !== null && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">{opened}</MessageBarBody>
        </MessageBar>
      )}
      <StoredSchemes {...form} />
      <Accordion collapsible multiple>
        <AccordionItem value="new">
          <AccordionHeader as="h3">{say('schemes.new')}</AccordionHeader>
          <AccordionPanel>
            <NewSchemeForm {...form} />
          </AccordionPanel>
        </AccordionItem>
        <AccordionItem value="json">
          <AccordionHeader as="h3">{say('schemes.in')}</AccordionHeader>
          <AccordionPanel>
            <JsonIn {...form} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <ConfirmDialog
        open={asked !== null}
        title={say('schemes.replace.title')}
        text={say('schemes.replace.text', { scheme: titleOf(here?.scheme ?? '') })}
        confirm={say('schemes.replace.confirm')}
        onAnswer={(confirmed) => {
          setAsked(null);
          if (confirmed && asked) lay(asked);
        }}
      />
    </section>
  );
}
