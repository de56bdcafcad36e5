import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { MessageThread } from '@smart-triage/shared/ui/messages/MessageThread';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { MessageModel } from './messageModel.ts';

/** One tap away, and it says when there is something new. */
export function MessageButton({ model }: { model: MessageModel }) {
  const { t } = useTranslation();
  const { messages, onTheWay, unread, isClosed } = useSnapshot(model);
  const [isOpen, setIsOpen] = useState(false);
  if (isClosed && messages.length + onTheWay === 0) return null;
  return (
    <>
      <Button
        variant={unread.length > 0 ? 'primary' : 'quiet'}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('messages.open')}
        {unread.length > 0 && ` (${t('messages.unread', { count: unread.length })})`}
      </Button>
      {isOpen && (
        <Messages
          model={model}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function Messages({ model, onClose }: { model: MessageModel; onClose: () => void }) {
  const { t } = useTranslation();
  const { messages, readThrough, unread, onTheWay, isClosed } = useSnapshot(model);
  useEffect(() => {
    model.show();
  }, [model, unread]);
  return (
    <Dialog placement="side" title={t('messages.open')} onClose={onClose}>
      <p>
        <Badge>{t('messages.private')}</Badge>
      </p>
      <MessageThread
        side="crew"
        messages={messages}
        readThrough={readThrough}
        onTheWay={onTheWay}
        onSend={isClosed ? undefined : model.send}
      />
    </Dialog>
  );
}
