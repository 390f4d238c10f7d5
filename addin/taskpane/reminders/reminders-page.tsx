// Reminders (提醒): one's own address, and whether mail is wanted; for administrators the channels, whether they work, and what became of messages.
import { isAdmin } from '../../session/roles';
import { useServices } from '../../session/services';
import { useLayout } from '../../ui/layout';
import { Channels } from './channels';
import { OwnContact } from './own-contact';

export function RemindersPage() {
  const { me } = useServices();
  const layout = useLayout();
  return (
    <div className={layout.page}>
      <OwnContact />
      {isAdmin(me.roles) && <Channels />}
    </div>
  );
}
