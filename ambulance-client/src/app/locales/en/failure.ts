export const failure = {
  reload: 'Open again',
  fault: {
    title: 'This screen stopped working',
    action: 'What was entered is kept on the tablet. Open the page again to go on in the same case.',
  },
  'no-storage': {
    title: 'This tablet cannot keep anything',
    action:
      'Its storage is closed or full, so nothing would be safe. Leave private mode or free some space, then open again.',
  },
  'old-page': {
    title: 'This page is older than the server',
    action: 'Open it again to get the new version. What was entered is kept.',
  },
  'old-server': {
    title: 'This page is newer than the server',
    action: 'The server has to be updated. Call the control room by phone until then.',
  },
  'not-admitted': {
    title: 'The server does not know this tablet any more',
    action: 'Open again and pair it with a new code. Call the control room by phone until then.',
  },
};
