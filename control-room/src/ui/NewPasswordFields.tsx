import { useTranslation } from 'react-i18next';
import { textOf } from '../lib/textOf.ts';
import { InputField } from './InputField.tsx';

/** A password that somebody chooses, twice: it cannot be read while it is typed. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <>
      <InputField name="newPassword" type="password" autoComplete="new-password" label={t('password.new')} />
      <InputField name="again" type="password" autoComplete="new-password" label={t('password.again')} />
    </>
  );
}

export function newPasswordIn(fields: FormData): { newPassword: string; again: string } {
  return { newPassword: textOf(fields, 'newPassword'), again: textOf(fields, 'again') };
}
