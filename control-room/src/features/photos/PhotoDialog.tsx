import type { Photo } from '@smart-triage/shared/domain/photo';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { Failure } from '../../ui/Failure.tsx';
import styles from './photos.module.css';
import type { LoadPhoto } from './PhotosPanel.tsx';

const css = classesOf(styles);

type Loaded = { url: string } | { code: ErrorCode } | null;
type PhotoDialogProps = { photo: Photo; load: LoadPhoto; onClose: () => void };

/** The whole page at once, or as large as it was taken. */
export function PhotoDialog({ photo, load, onClose }: PhotoDialogProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const loaded = usePicture(photo, load);
  const [isLarge, setIsLarge] = useState(false);
  const words = `${t(`photos.kind.${photo.kind}`)}, ${time(photo.takenAt)}`;
  return (
    <Dialog
      placement="full"
      title={words}
      onClose={onClose}
      actions={
        <Button
          aria-pressed={isLarge}
          onClick={() => {
            setIsLarge(!isLarge);
          }}
        >
          {t('photos.actualSize')}
        </Button>
      }
    >
      {loaded === null && <p role="status">{t('photos.loading')}</p>}
      {loaded && 'code' in loaded && <Failure code={loaded.code} />}
      {loaded && 'url' in loaded && (
        <img
          className={css('picture', isLarge && 'large')}
          src={loaded.url}
          width={photo.width}
          height={photo.height}
          alt={words}
        />
      )}
    </Dialog>
  );
}

/** Gone from this page's memory as soon as the dialog is. */
function usePicture(photo: Photo, load: LoadPhoto): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    let url: string | null = null;
    let isGone = false;
    const fetchPicture = async (): Promise<Loaded> => {
      try {
        url = URL.createObjectURL(await load(photo));
        return { url };
      } catch (error) {
        return { code: errorCodeOf(error) };
      }
    };
    void fetchPicture().then((next) => {
      if (!isGone) setLoaded(next);
      else if (url !== null) URL.revokeObjectURL(url);
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [photo, load]);
  return loaded;
}
