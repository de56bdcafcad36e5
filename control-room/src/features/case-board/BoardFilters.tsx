import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { BOARD_VIEWS, type BoardFilter, type BoardView } from './boardFilter.ts';
import styles from './CaseBoard.module.css';

const css = classesOf(styles);

export function BoardFilters({
  filter,
  onChange,
}: {
  filter: BoardFilter;
  onChange: (filter: BoardFilter) => void;
}) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  return (
    <div className={css('filters')} role="search">
      <input
        type="search"
        className={css('input')}
        aria-label={t('board.search')}
        {...keyOf('search')}
        placeholder={t('board.search')}
        value={filter.text}
        onChange={({ target }) => {
          onChange({ ...filter, text: target.value });
        }}
      />
      <select
        className={css('input')}
        aria-label={t('board.show')}
        value={filter.view}
        onChange={({ target }) => {
          onChange({ ...filter, view: target.value as BoardView });
        }}
      >
        {BOARD_VIEWS.map((view) => (
          <option key={view} value={view}>
            {t(`board.view.${view}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
