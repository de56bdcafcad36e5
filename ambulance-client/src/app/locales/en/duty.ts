export const duty = {
  title: 'Who is on duty',
  on: 'On duty: {{name}}',
  nobody: 'Nobody is signed in',
  without: 'Nothing waits for this: without it, entries are recorded under the vehicle, without a name.',
  signIn: 'Sign in',
  change: 'Change shift',
  signOut: 'Sign out {{name}}',
  number: 'Badge number',
  pin: 'PIN',
  next: 'To the PIN',
  incomplete: 'Enter badge number and all six digits of the PIN',
  problem: {
    wrong: 'Badge number and PIN do not belong together. Try again.',
    wait: 'Too many wrong tries. Wait a while; go on without signing in.',
    other: 'Signing in needs the server. Go on without; try again when there is a link.',
  },
};
