import { Button } from '@smart-triage/shared/ui/Button';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLetterKeys } from '../../lib/letterKeys.ts';
import { isTyping } from '../../lib/isTyping.ts';

const TALK_KEY = 't';

/** Speaks as long as the button, or the key T, is held down. */
export function PushToTalk({ onHold, isHeld }: { onHold: (isHeld: boolean) => void; isHeld: boolean }) {
  const { t } = useTranslation();
  useTalkKey(onHold);
  const press = () => {
    onHold(true);
  };
  const release = () => {
    onHold(false);
  };
  const onKey = (hold: () => void) => (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    hold();
  };
  return (
    <Button
      aria-pressed={isHeld}
      variant={isHeld ? 'primary' : 'quiet'}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={onKey(press)}
      onKeyUp={onKey(release)}
    >
      {t('call.pushToTalk')}
    </Button>
  );
}

function useTalkKey(onHold: (isHeld: boolean) => void): void {
  const { isOn } = useLetterKeys();
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (isTalkKey(event)) onHold(true);
    };
    const onKeyUp = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() === TALK_KEY) onHold(false);
    };
    // A key that is released in another window is never seen: what cannot be released must not stay open.
    const release = (): void => {
      onHold(false);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', release);
      release();
    };
  }, [onHold, isOn]);
}

function isTalkKey({ key, repeat, ctrlKey, metaKey, altKey, target }: globalThis.KeyboardEvent): boolean {
  return key.toLowerCase() === TALK_KEY && !repeat && !ctrlKey && !metaKey && !altKey && !isTyping(target);
}
