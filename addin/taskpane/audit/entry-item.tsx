// One audit record: what was done with what or whom, by whom and when; its details and digests once opened.
import { Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../shared/api/audit';
import { parseRole } from '../../../shared/api/roles';
import type { Scheme } from '../../../shared/scheme/scheme';
import { pane, type MessageKey } from '../../../shared/text/zh-CN/pane';
import { useSchemeTitle } from '../choice/use-scheme-title';
import { Opening } from '../opening';
import { roleText } from '../people/role-text';
import { loadScheme } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { Digest, shortDigest } from '../../ui/digest';
import { FactList, type Fact } from '../../ui/fact-list';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { WholeDates } from '../../ui/whole-dates';
import type { NameOf } from '../../ui/use-names';
import { useChainTitle } from './chain-title';

interface Props {
  readonly entry: AuditEntry;
  readonly nameOf: NameOf;
}

const isKey = (text: string): text is MessageKey => Object.hasOwn(pane, text);

/** What a key says where there is one; what a newer service recorded stands as it is. */
function useSayKnown(): (key: string, otherwise: string) => string {
  const say = useSay();
  return (key, otherwise) => (isKey(key) ? say(key) : otherwise);
}

/** What a state is called; those of records are named by their registers. */
function useSayState(): (entry: AuditEntry, state: string) => string {
  const sayKnown = useSayKnown();
  return ({ what }, state) => (what === 'records-changed' ? state : sayKnown(`state.${state}`, state));
}

export function EntryItem({ entry, nameOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const chainTitle = useChainTitle();
  const schemeTitle = useSchemeTitle();
  const { person, scheme, period, number, from, to } = entry.detail;
  const sayState = useSayState();
  const about = [
    ...(person === undefined ? [] : [nameOf(String(person))]),
    ...(number === undefined ? [] : [String(number)]),
    ...(entry.chain.includes('/') ? [chainTitle(entry.chain)] : []),
    ...(scheme === undefined || entry.chain.includes('/') ? [] : [schemeTitle(String(scheme))]),
    ...(period === undefined || entry.chain.includes('/') ? [] : [String(period)]),
    ...(from === undefined || to === undefined
      ? []
      : [[from, to].map((state) => sayState(entry, String(state))).join(' → ')]),
  ];
  return (
    <li className={layout.item}>
      <Text weight="semibold">{say(`audit.act.${entry.what}`)}</Text>
      <Text>
        <WholeDates>{about.join(' · ')}</WholeDates>
      </Text>
      <Text>{say('audit.by', { by: nameOf(entry.by), time: momentText(language, entry.at) })}</Text>
      <Opening
        summary={
          <WholeDates>{say('audit.entry', { chain: chainTitle(entry.chain), sequence: entry.sequence })}</WholeDates>
        }
      >
        <EntryDetails entry={entry} nameOf={nameOf} />
      </Opening>
    </li>
  );
}

/** What of a record names groups or units of its chain's scheme. */
const titledDetails = ['onBehalfOf', 'unit', 'excused', 'excluded'];

/** The schemes whose groups and units a record names. */
function schemesIn({ chain, detail }: AuditEntry): string[] {
  const roles = [detail['roles'], detail['before']].flatMap((text) => String(text ?? '').split(' ')).map(parseRole);
  const held = roles.flatMap((role) => (role !== null && 'scheme' in role ? [role.scheme] : []));
  const isTitled = chain.includes('/') && titledDetails.some((name) => detail[name] !== undefined);
  return [...new Set([...held, ...(isTitled ? [chain.split('/')[0] ?? ''] : [])])];
}

function EntryDetails({ entry, nameOf }: Props) {
  const { api } = useServices();
  const say = useSay();
  const named = schemesIn(entry);
  // Until they are there, and where there is none any more, groups and units stand by their ids.
  const [loaded] = useAsked(['latest schemes', ...named], (signal) =>
    Promise.all(named.map((id) => loadScheme(api, id, null, signal))),
  );
  const factOf = useFactOf(loaded.kind === 'ready' ? loaded.value : [], nameOf);
  const facts: Fact[] = [
    ...Object.entries(entry.detail).flatMap(([name, value]) => factOf(entry, name, String(value))),
    [say('audit.who'), entry.by],
    [say('audit.digest'), <Digest key="digest" digest={entry.digest} />],
  ];
  return <FactList facts={facts} />;
}

function useFactOf(schemes: readonly Scheme[], nameOf: NameOf) {
  const language = useLanguage();
  const say = useSay();
  const sayKnown = useSayKnown();
  const sayState = useSayState();
  const schemeTitle = useSchemeTitle();
  const list = (texts: readonly string[]): string =>
    texts.length === 0 ? say('audit.detail.none') : texts.join(' · ');
  const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
  const rolesIn = (text: string): string => list(words(text).map((role) => roleText(language, schemes, role)));
  const titled = (chain: string, part: 'unit' | 'group', ids: string): string => {
    const scheme = schemes.find(({ id }) => id === chain.split('/')[0]);
    const titleOf = scheme && titlesOf(scheme, language);
    return list(words(ids).map((id) => titleOf?.(part, id) ?? id));
  };
  const change = (before: string | number | undefined, after: string, told: (text: string) => string): string =>
    before === undefined ? told(after) : `${told(String(before))} → ${told(after)}`;
  const valueOf = (entry: AuditEntry, name: string, value: string): ReactNode => {
    const { chain, detail } = entry;
    switch (name) {
      case 'to':
        if (entry.what === 'clock-confirmed')
          return change(detail['from'], value, (moment) => momentText(language, moment));
        return change(detail['from'], value, (state) => sayState(entry, state));
      case 'roles':
        return change(detail['before'], value, rolesIn);
      case 'person':
        return nameOf(value);
      case 'role':
        return sayKnown(`role.${value}`, value);
      case 'address':
      case 'mail':
        return sayKnown(`audit.contact.${value}`, value);
      case 'scheme':
        return schemeTitle(value);
      case 'onBehalfOf':
        return titled(chain, 'group', value);
      case 'unit':
      case 'excused':
      case 'excluded':
        return titled(chain, 'unit', value);
      case 'digest':
      case 'excuses':
      case 'exclusions':
      case 'index':
      case 'counted':
        return <Digest digest={value} />;
      case 'parts':
      case 'past':
        return value.replaceAll(/[0-9a-f]{64}/g, (digest) => `${shortDigest(digest)}…`);
      case 'clock':
        return momentText(language, value);
      default:
        return value === '' ? say('audit.detail.none') : value;
    }
  };
  const titleOf = ({ what }: AuditEntry, name: string): string =>
    what === 'clock-confirmed' && name === 'to' ? say('audit.detail.clock') : sayKnown(`audit.detail.${name}`, name);
  // What was before stands with what came after it.
  return (entry: AuditEntry, name: string, value: string): Fact[] =>
    name === 'from' || name === 'before' ? [] : [[titleOf(entry, name), valueOf(entry, name, value)]];
}
