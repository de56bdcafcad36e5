import type { Photo } from '@smart-triage/shared/domain/photo';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoDialog } from './PhotoDialog.tsx';
import styles from './photos.module.css';

const css = classesOf(styles);

export type LoadPhoto = (photo: Photo) => Promise<Blob>;
export type PhotosPanelProps = { photos: readonly Photo[]; load: LoadPhoto };

/** What the crew photographed. A picture is fetched, and its view written down, when somebody opens it. */
export function PhotosPanel({ photos, load }: PhotosPanelProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const [shown, setShown] = useState<Photo | null>(null);
  if (photos.length === 0) return null;
  return (
    <Panel title={t('photos.title')}>
      <ul className={css('list')}>
        {photos.map((photo) => (
          <li key={photo.photoId}>
            <Button
              onClick={() => {
                setShown(photo);
              }}
            >
              {t(`photos.kind.${photo.kind}`)}, {time(photo.takenAt)}
            </Button>
          </li>
        ))}
      </ul>
      {shown && (
        <PhotoDialog
          photo={shown}
          load={load}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </Panel>
  );
}
