export const signIn = {
  again: {
    title: 'Sign in again',
    text: 'You were signed out: nobody used this page for too long, or your hours were over. Sign in with the same account, and you go on where you were.',
    leave: 'Leave this page',
  },
  title: 'Sign in to the control room',
  account: 'Account',
  password: 'Password',
  code: 'Code of the authenticator app',
  choose:
    'You were given this password to choose another: it is good once. At least {{count}} characters, of whatever kind.',
  submit: 'Sign in',
  busy: 'Signing in',
  refused: 'Account and password do not belong together. Check both and try again.',
  withProvider: 'Sign in with {{provider}}',
  resuming: 'Looking whether you are signed in',
};
