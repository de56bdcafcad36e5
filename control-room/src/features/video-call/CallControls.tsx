import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { Failure } from '../../ui/Failure.tsx';
import type { CallModel, CallSnapshot } from './callModel.ts';
import { PushToTalk } from './PushToTalk.tsx';
import { isHeard } from './talkbackState.ts';
import styles from './VideoCall.module.css';

const css = classesOf(styles);

export type CallControlsProps = { call: CallSnapshot; actions: CallModel; isJoined: boolean };

/** The own voice: nothing of it is heard before one has joined and chosen to speak. */
export function CallControls({ call, actions, isJoined }: CallControlsProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const { place, talkback } = call;
  return (
    <div className={css('controls')}>
      {place.kind === 'failed' && <Failure code={place.code} />}
      {!isJoined && <p className={css('quiet')}>{t('call.notJoined')}</p>}
      {isJoined && talkback.kind === 'ready' && (
        <>
          <Button
            aria-pressed={talkback.isOpen}
            {...keyOf('mute')}
            variant={talkback.isOpen ? 'primary' : 'quiet'}
            onClick={actions.toggleOpen}
          >
            {t(talkback.isOpen ? 'call.mute' : 'call.unmute')}
          </Button>
          <PushToTalk onHold={actions.hold} isHeld={talkback.isHeld} />
        </>
      )}
      {isJoined && talkback.kind === 'asking' && <p role="status">{t('call.askingMicrophone')}</p>}
      {isJoined && (talkback.kind === 'off' || talkback.kind === 'refused') && (
        <>
          {talkback.kind === 'refused' && <p role="alert">{t(`call.microphone.${talkback.why}`)}</p>}
          <Button onClick={actions.askMicrophone}>{t('call.useMicrophone')}</Button>
        </>
      )}
      {isJoined && <Heard call={call} />}
    </div>
  );
}

/** Always in words: whether the ambulance hears one now. */
function Heard({ call: { talkback, ambulance } }: { call: CallSnapshot }) {
  const { t } = useTranslation();
  const words = !isHeard(talkback) ? 'notHeard' : ambulance === 'there' ? 'heard' : 'perhapsHeard';
  return (
    <strong className={css('heard')} role="status" data-testid="talkback">
      {t(`call.${words}`)}
    </strong>
  );
}
