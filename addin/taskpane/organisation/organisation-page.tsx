// The organisation (组织设置): what to do first, what it is called, what it keeps how long; for its administrators.
import { useState } from 'react';
import type { Expiring, Organisation, PutOrganisation } from '../../../shared/api/organisation';
import { guardedBy } from '../../session/guarded-write';
import { useServices } from '../../session/services';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { TaskStatus } from '../../ui/task-status';
import { useAsked } from '../../ui/use-asked';
import { SavedMessage } from '../office/saved-message';
import { useGuardedSave } from '../office/use-guarded-save';
import type { PageId } from '../pages';
import { ExpiringText } from './expiring-text';
import { FirstSteps } from './first-steps';
import { OrganisationForm } from './organisation-form';

/** What waits for a yes, since something goes by it. */
interface Asking {
  readonly put: PutOrganisation;
  readonly etag: string | null;
  readonly expiring: Expiring;
}

export function OrganisationPage({ goTo }: { goTo(page: PageId): void }) {
  const { api } = useServices();
  const say = useSay();
  const layout = useLayout();
  const [loaded, again] = useAsked(['organisation'], (signal) => api.ask('getOrganisation', { signal }));
  const saving = useGuardedSave(again);
  const { task, outcome, openings, save } = saving;
  const [asking, setAsking] = useState<Asking | null>(null);

  const put = (body: PutOrganisation, etag: string | null): void =>
    save((signal) => api.ask('putOrganisation', { headers: guardedBy(etag), body, signal }));
  /** A rule that was not there before is shown with what goes by it first. */
  const ask = (body: PutOrganisation, { retention, etag }: Organisation): void => {
    const isNew = (['files', 'contacts', 'names'] as const).some(
      (kind) => body.retention[kind] !== null && body.retention[kind] !== retention[kind],
    );
    if (!isNew) return put(body, etag);
    task.run(async (signal) => {
      const expiring = await api.ask('previewRetention', { body: body.retention, signal });
      setAsking({ put: body, etag, expiring });
    });
  };
  const answer = (confirmed: boolean): void => {
    setAsking(null);
    if (asking !== null && confirmed) put(asking.put, asking.etag);
  };
  return (
    <div className={layout.page}>
      <Heading>{say('organisation.title')}</Heading>
      <FirstSteps goTo={goTo} />
      <TaskStatus task={task} doing={say('organisation.saving')} />
      <SavedMessage of={saving} text={say(`organisation.${outcome ?? 'saved'}`)} />
      <LoadedContent of={loaded} again={again}>
        {(organisation: Organisation) => (
          <OrganisationForm key={openings} organisation={organisation} busy={task.running} onSave={ask} />
        )}
      </LoadedContent>
      {asking !== null && (
        <ConfirmDialog
          open
          title={say('organisation.confirm.title')}
          text={<ExpiringText of={asking.expiring} />}
          confirm={say('organisation.confirm')}
          onAnswer={answer}
        />
      )}
    </div>
  );
}
