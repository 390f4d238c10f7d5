// Before and after saving: what the new version changes and whether it shall be saved, or how that ended.
import { Button, MessageBar, MessageBarActions, MessageBarBody, Text } from '@fluentui/react-components';
import { textIn } from '../../../shared/scheme/text';
import { changeSentence } from '../../../shared/text/scheme-sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import type { Compared, NextVersion } from './save-version';
import type { Base } from './scheme-workbook';

/** How a new version stands. */
export type Saving = Compared | { readonly kind: 'saved'; readonly base: Base };

interface Props {
  readonly saving: Saving;
  readonly busy: boolean;
  onConfirm(version: NextVersion): void;
  /** asks to set the scheme against a version that somebody else has saved */
  onCompare(theirs: Base): void;
  onLeave(): void;
}

export function SaveResult({ saving, busy, onConfirm, onCompare, onLeave }: Props) {
  const say = useSay();
  if (saving.kind === 'next') return <Changes next={saving} busy={busy} onConfirm={onConfirm} onLeave={onLeave} />;
  if (saving.kind === 'stale') {
    const { base } = saving.stored;
    const { version } = base;
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody role="alert">{say('schemes.stale', { version })}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => onCompare(base)}>{say('schemes.stale.compare', { version })}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  const { version } = saving.base;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody role="status">
        {saving.kind === 'saved' ? say('schemes.saved', { version }) : say('schemes.changes.none', { base: version })}
      </MessageBarBody>
    </MessageBar>
  );
}

interface ChangesProps extends Pick<Props, 'busy' | 'onConfirm' | 'onLeave'> {
  readonly next: NextVersion;
}

const SHOWN = 200;

function Changes({ next, busy, onConfirm, onLeave }: ChangesProps) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { stored, after, changes } = next;
  const summary = stored
    ? say('schemes.changes', { version: after.version, base: stored.base.version, count: changes.length })
    : say('schemes.first', {
        scheme: textIn(after.title, language),
        units: after.units.length,
        components: after.components.length,
      });
  return (
    <section className={layout.section} aria-label={summary}>
      <Text weight="semibold" role="status">
        {summary}
      </Text>
      {stored && (
        <ul className={layout.plainList}>
          {changes.slice(0, SHOWN).map((change) => (
            <li key={`${change.kind} ${change.path.join(' ')}`} className={layout.item}>
              <Text>{changeSentence(language, change, { before: stored.scheme, after })}</Text>
            </li>
          ))}
        </ul>
      )}
      {changes.length > SHOWN && <Text>{say('schemes.more', { count: changes.length - SHOWN })}</Text>}
      <div className={layout.row}>
        <Button appearance="primary" disabled={busy} onClick={() => onConfirm(next)}>
          {say('schemes.confirm', { version: after.version })}
        </Button>
        <Button disabled={busy} onClick={onLeave}>
          {say('busy.cancel')}
        </Button>
      </div>
    </section>
  );
}
