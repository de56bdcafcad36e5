import { PHOTO_KINDS, type PhotoKind } from '@smart-triage/shared/domain/photo';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { PhotoList } from './PhotoList.tsx';
import type { PhotoModel } from './photoModel.ts';
import styles from './photos.module.css';

/** A page that the cardiologist should read for themselves: two taps with the camera that runs. */
export function PhotoButton({ model }: { model: PhotoModel }) {
  const { t } = useTranslation();
  const { waiting, stored, refused, isClosed } = useSnapshot(model);
  const [isOpen, setIsOpen] = useState(false);
  const count = waiting.length + stored.length;
  // Of a case that is over there is only something to look at, or nothing.
  if (isClosed && count + refused.length === 0) return null;
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {count === 0 ? t('photo.open') : t('photo.openCount', { count })}
      </Button>
      {isOpen && (
        <PhotoDialog
          model={model}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

/** [PH4] One tap with the camera that runs: what the cardiologist sees is what is taken. */
export function AskedPhoto({ model }: { model: PhotoModel }) {
  const { t } = useTranslation();
  const { isBusy, problem, askedBy } = useSnapshot(model);
  if (askedBy === null) return null;
  return (
    <div className={styles['asked']} role="status">
      <p>{t('photo.asked', { name: askedBy })}</p>
      <Button
        variant="primary"
        size="large"
        refusal={isBusy ? t('photo.busy') : undefined}
        onClick={() => void model.take('other')}
      >
        {t('photo.take')}
      </Button>
      {problem && <p role="alert">{t(`photo.problem.${problem}`)}</p>}
    </div>
  );
}

function PhotoDialog({ model, onClose }: { model: PhotoModel; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PhotoKind>('ecg-printout');
  const { isBusy, isClosed, problem, refused } = useSnapshot(model);
  const [first] = refused;
  return (
    <Dialog placement="side" title={t('photo.title')} onClose={onClose}>
      <div className={styles['photos']}>
        {first && (
          <ErrorNotice
            title={t('photo.refused', { count: refused.length })}
            code={first.code}
            action={<Button onClick={model.dismissRefused}>{t('refused.dismiss')}</Button>}
          >
            {t('photo.refusedHint')}
          </ErrorNotice>
        )}
        {!isClosed && (
          <>
            <SegmentedChoice
              withoutNotKnown
              legend={t('photo.what')}
              options={PHOTO_KINDS.map((value) => ({ value, label: t(`photo.kind.${value}`) }))}
              value={kind}
              onChange={(chosen) => {
                if (chosen) setKind(chosen);
              }}
            />
            <Button
              variant="primary"
              size="large"
              refusal={isBusy ? t('photo.busy') : undefined}
              onClick={() => void model.take(kind)}
            >
              {t('photo.take')}
            </Button>
            <FileChoice
              onFile={(file) => {
                void model.choose(kind, file);
              }}
            />
          </>
        )}
        {problem && <p role="alert">{t(`photo.problem.${problem}`)}</p>}
        <PhotoList model={model} />
      </div>
    </Dialog>
  );
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <label className={styles['file']}>
      {t('photo.file')}
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </label>
  );
}
