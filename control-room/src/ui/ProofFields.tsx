import { useTranslation } from 'react-i18next';
import { textOf } from '../lib/textOf.ts';
import { InputField } from './InputField.tsx';

type ProofFieldsProps = {
  /** What the password is called where it is asked for. */
  label: string;
  /** The account has a second factor. */
  asksCode: boolean;
};

/** What somebody proves with who they are: the password, and the code of the moment where the account has one. */
export function ProofFields({ label, asksCode }: ProofFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <InputField name="password" type="password" autoComplete="current-password" label={label} />
      {asksCode && (
        <InputField name="code" type="text" autoComplete="one-time-code" label={t('signIn.code')} />
      )}
    </>
  );
}

/** What was typed there. Authenticators show their codes with a space in the middle. */
export function proofIn(fields: FormData): { password: string; code?: string } {
  const code = textOf(fields, 'code').replaceAll(' ', '');
  return { password: textOf(fields, 'password'), ...(code !== '' && { code }) };
}
