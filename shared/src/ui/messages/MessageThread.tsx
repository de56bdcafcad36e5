import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Message,
  MESSAGE_LIMITS,
  type MessageSide,
  type ReadThrough,
  sideOf,
} from '../../domain/message.ts';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import { useFormat } from '../i18n/useFormat.ts';
import styles from './messages.module.css';

const css = classesOf(styles);

export type MessageThreadProps = {
  side: MessageSide;
  messages: readonly Message[];
  readThrough: ReadThrough;
  /** Written here, and not confirmed by the server yet. */
  onTheWay: number;
  /** Absent for who may only read, and once the case is closed. */
  onSend?: ((text: string) => void) | undefined;
  /** Why nothing can be sent now. What is written stays. */
  refusal?: string | undefined;
};

/** What crew and cardiologist wrote to each other, the newest last, and a line to write on. */
export function MessageThread(props: MessageThreadProps) {
  const { t } = useTranslation('shared');
  const { messages, onTheWay, onSend, refusal } = props;
  return (
    <div className={css('thread')}>
      {messages.length === 0 && <p>{t('messages.none')}</p>}
      <ol className={css('list')} aria-label={t('messages.title')} aria-live="polite">
        {messages.map((message) => (
          <OneMessage key={message.seq} {...props} message={message} />
        ))}
      </ol>
      {onTheWay > 0 && <p role="status">{t('messages.onTheWay', { count: onTheWay })}</p>}
      {onSend && <WriteLine onSend={onSend} refusal={refusal} />}
    </div>
  );
}

function OneMessage({ message, side, readThrough }: MessageThreadProps & { message: Message }) {
  const { t } = useTranslation('shared');
  const { time } = useFormat();
  const isOwn = sideOf(message.by) === side;
  const isRead = message.seq <= readThrough[side === 'crew' ? 'desk' : 'crew'];
  return (
    <li className={css('message', isOwn && 'own')}>
      <p>{message.text}</p>
      <p className={css('who')}>
        {message.by.name}, {time(message.at)}
        {isOwn && ` · ${t(isRead ? 'messages.read' : 'messages.notRead')}`}
      </p>
    </li>
  );
}

type WriteLineProps = { onSend: (text: string) => void; refusal: string | undefined };

function WriteLine({ onSend, refusal }: WriteLineProps) {
  const { t } = useTranslation('shared');
  const id = useId();
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  return (
    <form
      className={css('write')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty || refusal !== undefined) return;
        onSend(text.trim());
        setText('');
      }}
    >
      <label htmlFor={id}>{t('messages.write')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={MESSAGE_LIMITS.letters}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <Button
        type="submit"
        variant="primary"
        mayBeRefused
        refusal={refusal ?? (isEmpty ? t('messages.empty') : undefined)}
      >
        {t('messages.send')}
      </Button>
    </form>
  );
}
