import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What an item means exactly, one tap away, with where it comes from. */
export function Definition({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={t('definition.open', { item: title })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('definition.button')}
      </Button>
      {isOpen && (
        <Dialog
          title={title}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          {children}
        </Dialog>
      )}
    </>
  );
}
