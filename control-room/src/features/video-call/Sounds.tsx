import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { heard, useSilentSeconds, useSound } from '@smart-triage/shared/ui/useSound.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Voice } from './callView.ts';
import styles from './VideoCall.module.css';

const css = classesOf(styles);

/** Who is heard. One line for each voice says what really happens: what the browser plays, and whether anything arrives to be played. */
export function Sounds({ voices }: { voices: readonly Voice[] }) {
  const { t } = useTranslation();
  const [isOff, setIsOff] = useState(false);
  if (voices.length === 0) return <p className={css('voices')}>{t('call.noSound')}</p>;
  return (
    <div className={css('voices')}>
      <ul className={css('voiceList')}>
        {voices.map((voice) => (
          <VoiceLine key={voice.producerId} voice={voice} isOff={isOff} />
        ))}
      </ul>
      <Button
        aria-pressed={isOff}
        onClick={() => {
          setIsOff(!isOff);
        }}
      >
        {t(isOff ? 'call.soundOn' : 'call.soundOff')}
      </Button>
    </div>
  );
}

function VoiceLine({ voice, isOff }: { voice: Voice; isOff: boolean }) {
  const { t } = useTranslation();
  const { state, start } = useSound(voice.stream, isOff);
  const words = voice.paused ? 'muted' : isOff ? 'off' : heard(state, voice.arrives);
  const seconds = useSilentSeconds(words === 'silent');
  return (
    <li className={css('voice')} data-testid={`voice-${voice.source}`}>
      <span>{t('call.voice', { name: voice.owner.name })}</span>
      {words === 'refused' ? (
        <Button variant="primary" onClick={start}>
          {t('call.playSound')}
        </Button>
      ) : (
        <span className={css('quiet')}>
          {seconds > 0 ? t('call.sound.silentFor', { seconds }) : t(`call.sound.${words}`)}
        </span>
      )}
    </li>
  );
}
