/** Where the sealed secret of an account's authenticator belongs. */
export const totpPlace = (login: string): string => `account/totp_sealed/${login}`;
