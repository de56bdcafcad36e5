import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { unreadBy } from '@smart-triage/shared/domain/message';
import type { Role } from '@smart-triage/shared/domain/role';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { MessageThread } from '@smart-triage/shared/ui/messages/MessageThread';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useNoLink } from '../../lib/linkContext.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { MessageActions } from './messageActions.ts';

export type MessagesPanelProps = { state: CaseState; role: Role; actions: MessageActions };

/** [MS2] "Read" is what somebody presses: a panel further down the page is on no screen. */
export function MessagesPanel({ state, role, actions }: MessagesPanelProps) {
  const { t } = useTranslation();
  const { onTheWay, failure } = useReadable(actions);
  const noLink = useNoLink();
  const mayWrite = refusalOf(state.status, 'message-sent', role) === null;
  const unread = unreadBy('desk', state);
  const newest = unread.at(-1);
  return (
    <Panel
      title={t('messages.title')}
      state={
        unread.length > 0 && <Badge tone="waiting">{t('messages.unread', { count: unread.length })}</Badge>
      }
      actions={
        newest &&
        mayWrite && (
          <SendButton onClick={() => void actions.markRead(newest.seq)}>{t('messages.markRead')}</SendButton>
        )
      }
    >
      {failure && (
        <Failure
          code={failure.code}
          action={
            failure.text !== null && (
              <SendButton onClick={() => void actions.send(failure.text ?? '')}>
                {t('messages.again')}
              </SendButton>
            )
          }
        />
      )}
      <MessageThread
        side="desk"
        messages={state.messages}
        readThrough={state.readThrough}
        onTheWay={onTheWay}
        onSend={mayWrite ? (text) => void actions.send(text) : undefined}
        refusal={noLink}
      />
    </Panel>
  );
}
