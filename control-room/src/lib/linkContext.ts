import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether the server hears this page now. */
export const LinkContext = createContext(true);

/** Why nothing can be sent now, in words; `undefined` while there is a link. */
export function useNoLink(): string | undefined {
  const { t } = useTranslation();
  return useContext(LinkContext) ? undefined : t('link.needed');
}
