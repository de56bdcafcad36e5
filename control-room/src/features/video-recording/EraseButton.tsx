import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { SendHold } from '../../ui/SendHold.tsx';
import type { RecordedVideoModel, RecordedVideoSnapshot } from './recordedVideoModel.ts';

type EraseButtonProps = { model: RecordedVideoModel; snapshot: RecordedVideoSnapshot };

/** [VR5] For a patient who says so over the call, or long after the ride. Gone is gone: it is said, and held. */
export function EraseButton({ model, snapshot }: EraseButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('recordedVideo.takenBack')}
      </Button>
      {isOpen && (
        <Dialog
          title={t('recordedVideo.takenBack')}
          onClose={() => {
            setIsOpen(false);
          }}
          actions={
            <SendHold
              variant="danger"
              disabled={snapshot.isErasing}
              onConfirm={() => {
                void model.erase();
              }}
            >
              {t('recordedVideo.erase')}
            </SendHold>
          }
        >
          <p>{t('recordedVideo.eraseWords')}</p>
          {snapshot.eraseFailure !== null && <Failure code={snapshot.eraseFailure} />}
        </Dialog>
      )}
    </>
  );
}
