import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { VideoTile } from '@smart-triage/shared/ui/VideoTile';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { holderWords } from '../../lib/words.ts';
import styles from './PictureWall.module.css';
import type { WallModel, WallTile } from './wallModel.ts';

const css = classesOf(styles);

export type PictureWallProps = { model: WallModel; cases: ReadonlyMap<CaseId, CaseState> };

/** What the cameras of the ambulances show, small; a press opens the patient. */
export function PictureWall({ model, cases }: PictureWallProps) {
  const { t } = useTranslation();
  const { tiles, others } = useReadable(model);
  return (
    <section className={css('wall')} aria-labelledby="wall-title">
      <h1 id="wall-title" className={css('title')}>
        {t('pictures.title')}
      </h1>
      <p className={css('quiet')}>
        {t('pictures.notice')} {others > 0 && <strong>{t('pictures.others', { count: others })}</strong>}
      </p>
      {tiles.length === 0 && <EmptyState title={t('board.empty.title')}>{t('pictures.empty')}</EmptyState>}
      <ul className={css('tiles')}>
        {tiles.map((tile) => {
          const state = cases.get(tile.caseId);
          return state && <Tile key={tile.caseId} tile={tile} state={state} />;
        })}
      </ul>
    </section>
  );
}

function Tile({ tile: { stream, isJoining }, state }: { tile: WallTile; state: CaseState }) {
  const { t } = useTranslation();
  return (
    <li className={css('tile', state.status === 'consult-requested' && 'ringing')}>
      <VideoTile stream={stream} label={state.unit} />
      <a className={css('open')} href={caseHref(state.caseId)}>
        <strong>{state.unit}</strong>
        <span>{t(`case.status.${state.status}`)}</span>
        <span className={css('quiet')}>{isJoining ? t('call.joining') : (holderWords(state, t) ?? '')}</span>
      </a>
    </li>
  );
}
