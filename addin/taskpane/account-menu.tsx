// The top line of the pane: who is signed in, the language, the guide, signing out.
import {
  Button,
  Menu,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
} from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Language } from '../../shared/scheme/text';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import type { Services } from '../session/services';
import { guideAddress } from './help';

interface Props {
  /** null where nobody has signed in */
  readonly services: Pick<Services, 'me' | 'outbox'> | null;
  /** on a page of its own, outside of Excel */
  readonly onWeb: boolean;
  onLanguage(language: Language): void;
  onSignOut(): void;
}

export function AccountMenu({ services, onWeb, onLanguage, onSignOut }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  /** how many submissions waited when the person wanted to sign out */
  const [waiting, setWaiting] = useState(0);
  const leave = (): void => {
    const count = services?.outbox.entries().filter(({ state }) => state.kind === 'waiting').length ?? 0;
    if (count > 0) setWaiting(count);
    else onSignOut();
  };
  return (
    <header className={layout.header}>
      <Text weight="semibold">{services?.me.name ?? say('product')}</Text>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small" icon={<PersonRegular />} aria-label={say('account.menu')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => onLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
              {say('account.language')}
            </MenuItem>
            <MenuItemLink href={guideAddress(language)} target="_blank" rel="noopener">
              {say('help.guide')}
            </MenuItemLink>
            {onWeb && <MenuItemLink href="/board">{say('board.title')}</MenuItemLink>}
            {onWeb && <MenuItemLink href="/">{say('account.front')}</MenuItemLink>}
            {services && <MenuItem onClick={leave}>{say('account.signOut')}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmDialog
        open={waiting > 0}
        title={say('account.signOut.title')}
        text={say(services?.outbox.durable === false ? 'account.signOut.fragile' : 'account.signOut.text', {
          count: waiting,
        })}
        confirm={say('account.signOut')}
        onAnswer={(confirmed) => {
          setWaiting(0);
          if (confirmed) onSignOut();
        }}
      />
    </header>
  );
}
