export const error = {
  invalid: {
    title: 'The server did not accept this',
    todo: 'Check what you entered. If it is right, reload the page.',
  },
  'version-too-old': {
    title: 'This page is out of date',
    todo: 'Reload it to get the version that the server speaks.',
  },
  'version-too-new': {
    title: 'The server is older than this page',
    todo: 'Reload the page; if that does not help, call support.',
  },
  'not-signed-in': { title: 'You are no longer signed in', todo: 'Sign in again. What was stored stays.' },
  'tablet-revoked': {
    title: 'This tablet was revoked',
    todo: 'Pair it anew with a code from the administrator.',
  },
  'second-factor-needed': {
    title: 'A second factor is needed',
    todo: 'Enter the code that your authenticator app shows now.',
  },
  'password-to-choose': {
    title: 'This password was made for you',
    todo: 'Choose your own. Nobody else gets to know it.',
  },
  'not-permitted': {
    title: 'Your role may not do this',
    todo: 'Ask the cardiologist on duty or the administrator.',
  },
  'not-found': { title: 'This case is not open (any more)', todo: 'Choose another one on the board.' },
  'not-allowed-now': {
    title: 'That is not possible in the state that the case is in',
    todo: 'Look at the timeline: something happened before you pressed.',
  },
  superseded: {
    title: 'A newer decision was recorded',
    todo: 'Read it first, then decide anew.',
  },
  taken: {
    title: 'Somebody else has this consult',
    todo: 'See who has it beside the patient. Taking it over needs a reason.',
  },
  'request-id-reused': { title: 'This was sent before with other content', todo: 'Start the act again.' },
  'too-many': { title: 'Too much at once', todo: 'Wait a moment and try again.' },
  'media-unavailable': {
    title: 'Picture and sound are starting again',
    todo: 'They come back by themselves. The rest goes on.',
  },
  'store-unavailable': {
    title: 'The server cannot store anything now',
    todo: 'Nothing was changed. Try again; tell the crew by phone if it is urgent.',
  },
  'timed-out': {
    title: 'No answer from the server',
    todo: 'It may have arrived. Send again: it will not count twice.',
  },
  disconnected: {
    title: 'The link was cut before the answer',
    todo: 'It may have arrived. Send again as soon as the link is back: it will not count twice.',
  },
  internal: {
    title: 'Something went wrong on the server',
    todo: 'It may have arrived. Send again; if that does not help, call support.',
  },
};
