// The top line of the pane: who is signed in, the language, signing out.
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Text } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import type { Me } from '../../shared/api/people';
import type { Language } from '../../shared/scheme/text';
import { useLanguage, useSay } from './language';
import { useLayout } from './layout';

interface Props {
  readonly me: Me | null;
  onLanguage(language: Language): void;
  onSignOut(): void;
}

export function AccountMenu({ me, onLanguage, onSignOut }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  return (
    <header className={layout.header}>
      <Text weight="semibold">{me?.name ?? say('product')}</Text>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" size="small" icon={<PersonRegular />} aria-label={say('account.menu')} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => onLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
              {say('account.language')}
            </MenuItem>
            {me && <MenuItem onClick={onSignOut}>{say('account.signOut')}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
    </header>
  );
}
