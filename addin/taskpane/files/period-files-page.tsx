// Files (附件): what a period keeps of photos and files, for the administrator to find one that has to go and to destroy it; nothing of what is in them.
import { Button, Field, SearchBox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { wholeList } from '../../../shared/api/whole-list';
import { namesListed } from '../../../shared/text/lists';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { dayText, momentText } from '../../ui/moment';
import { useAsked } from '../../ui/use-asked';
import { WholeDates } from '../../ui/whole-dates';
import { useChoice } from '../choice/choice';
import { ChoiceBar } from '../choice/choice-bar';
import { DestroyFile } from '../registers/files-field-destroy';
import { factsOf } from '../registers/files-field-item';
import { filesFound, type FoundFile } from './files-found';

const SHOWN = 30;

export function PeriodFilesPage() {
  const say = useSay();
  const layout = useLayout();
  const { schemeId, period } = useChoice();
  return (
    <div className={layout.page}>
      <Heading>{say('periodFiles.title')}</Heading>
      <Text size={200} className={layout.secondary}>
        {say('periodFiles.hint')}
      </Text>
      <ChoiceBar />
      {schemeId !== null && period && (
        <FilesOf key={`${schemeId} ${period.period}`} scheme={schemeId} period={period.period} />
      )}
    </div>
  );
}

interface Place {
  readonly scheme: string;
  readonly period: string;
}

function FilesOf({ scheme, period }: Place) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [words, search] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const [loaded, again] = useAsked(['files', scheme, period], (signal) =>
    wholeList(async (next): Promise<{ items: FoundFile[]; next: string | null }> => {
      const asked = { params: { s: scheme, p: period }, query: { next }, signal };
      const { files, names, next: more } = await api.ask('periodFiles', asked);
      const named = (id: string) => ({ id, name: names[id] ?? id });
      return { items: files.map((file) => ({ ...file, by: file.by.map(named) })), next: more };
    }),
  );
  return (
    <LoadedContent of={loaded} again={again}>
      {(files) => {
        if (files.length === 0) return <Text role="status">{say('periodFiles.none')}</Text>;
        const found = filesFound(files, words);
        return (
          <>
            <Field label={say('periodFiles.find')}>
              <SearchBox value={words} onChange={(_, { value }) => search(value)} />
            </Field>
            <Text role="status">{say('periodFiles.found', { count: found.length })}</Text>
            <ul className={layout.plainList} aria-label={say('periodFiles.title')}>
              {found.slice(0, shown).map((file) => (
                <FileItem key={file.file} place={{ scheme, period }} file={file} />
              ))}
            </ul>
            {found.length > shown && (
              <div>
                <Button onClick={() => setShown(shown + SHOWN)}>{say('audit.more')}</Button>
              </div>
            )}
          </>
        );
      }}
    </LoadedContent>
  );
}

function FileItem({ place, file }: { readonly place: Place; readonly file: FoundFile }) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const name = file.file.slice(0, 12);
  const by = namesListed(
    language,
    file.by.map((person) => say('people.named', { ...person })),
  );
  const records = file.records.map(({ number }) => number);
  return (
    <li className={layout.item}>
      <Text weight="semibold">{say('periodFiles.file', { ...factsOf(file), name })}</Text>
      <Text>
        <WholeDates>{say('periodFiles.by', { by, time: momentText(language, file.at) })}</WholeDates>
      </Text>
      <Text>
        <WholeDates>
          {records.length === 0
            ? say('periodFiles.unnamed')
            : say('periodFiles.records', { records: namesListed(language, records) })}
        </WholeDates>
      </Text>
      {file.destroyed === undefined ? (
        <div>
          <DestroyFile place={{ ...place, file: file.file }} what={say('periodFiles.what', { name })} />
        </div>
      ) : (
        <Text>{say('periodFiles.destroyed', { day: dayText(language, new Date(file.destroyed)) })}</Text>
      )}
    </li>
  );
}
