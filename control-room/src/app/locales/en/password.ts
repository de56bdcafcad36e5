export const password = {
  title: 'Change your password',
  open: 'Change password',
  rules:
    'At least {{count}} characters, of whatever kind. Several words are fine. What you have open elsewhere is signed out.',
  old: 'Password now',
  new: 'New password',
  again: 'New password once more',
  submit: 'Change it',
  busy: 'Changing it',
  done: 'Your password is changed. What you had open elsewhere is signed out.',
  problem: {
    differ: 'The new password was not typed the same twice.',
    short: 'The new password has fewer than {{count}} signs.',
    invalid: 'The new password is too easily guessed. Use several words, or a password manager.',
    'not-signed-in': 'The password now, or the code, is wrong.',
  },
};
