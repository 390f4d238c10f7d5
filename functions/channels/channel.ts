// The port to whatever carries reminders (提醒渠道): one message to one address or one group, and what became of it.
import type { GroupText, MailText, Saying } from '../../shared/reminders/messages';
import type { Because, GroupKind } from '../../shared/api/reminders';

/**
 * What became of a message. `failed`: it has surely not arrived, and may be sent again, unless that is `final`; `unclear`: it may
 * have arrived.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly because: Because; readonly final?: true }
  | { readonly kind: 'unclear'; readonly because: Because };

export interface MailChannel {
  readonly from: string;
  /** `id` names the message for those who pass it on: the same for the same message. Never throws. */
  send(mail: MailText & { readonly to: string; readonly id: string }): Promise<Delivery>;
}

export interface GroupChannel {
  readonly id: string;
  readonly kind: GroupKind;
  readonly organisation: string;
  /** it is told of these schemes only; null: of all */
  readonly schemes: readonly string[] | null;
  /** Never throws. */
  send(text: GroupText): Promise<Delivery>;
}

/** The channels that are set up, and how they speak. */
export interface Channels extends Saying {
  readonly mail: MailChannel | null;
  readonly groups: readonly GroupChannel[];
}

export const noChannels: Channels = { mail: null, groups: [], languages: ['zh-CN', 'en-US'], link: null };

/**
 * The text of a message that a channel takes whole: the lines of as many registers as fit; null where not even its head does.
 * `weigh` gives the bytes of a text.
 */
export function fitted(text: GroupText, mostBytes: number, weigh = (whole: string) => Buffer.byteLength(whole)) {
  for (let most = text.registers; most >= 0; most -= 1) {
    const lines = [...text.lines(most), ...(text.link === null ? [] : [text.link])];
    if (weigh(lines.join('\n')) <= mostBytes) return lines.join('\n');
  }
  return null;
}
