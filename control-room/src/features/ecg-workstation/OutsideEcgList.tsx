import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { type OutsideEcg, pageOfOutside } from './outsideEcgs.ts';
import styles from './StoredEcgList.module.css';
import type { WorkstationModel, WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type OutsideEcgListProps = {
  model: Pick<WorkstationModel, 'holdOutside' | 'compare'>;
  snapshot: Pick<WorkstationSnapshot, 'held'>;
  outside: readonly OutsideEcg[];
};

/** [HR6] Earlier ECGs of the hospital's record, while it is open: one press lays one beside the sheet in view. */
export function OutsideEcgList({ model, snapshot: { held }, outside }: OutsideEcgListProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('workstation.outside.title')}>
      <h2 className={css('heading')}>{t('workstation.outside.title')}</h2>
      {outside.length === 0 && <p className={css('quiet')}>{t('workstation.outside.none')}</p>}
      <ol className={css('list')}>
        {outside.map((entry) => {
          const isHeld = held?.outside?.id === entry.id;
          return (
            <li key={entry.id} className={css('row')}>
              <strong>{entry.title}</strong>
              {entry.ecg.kind === 'samples' ? (
                <Button
                  aria-label={t('workstation.stored.compareThis', { time: entry.title })}
                  aria-pressed={isHeld}
                  onClick={() => {
                    const page = isHeld ? null : pageOfOutside(entry);
                    if (page) model.holdOutside(page, entry);
                    else model.compare(null);
                  }}
                >
                  {t('workstation.stored.compare')}
                </Button>
              ) : (
                <span className={css('quiet')}>{t(`record.notDrawable.${entry.ecg.why}`)}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
