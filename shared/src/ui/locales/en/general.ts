export const general = {
  common: {
    yes: 'Yes',
    no: 'No',
    notKnown: 'Not known',
    close: 'Close',
  },
  say: { taps: 'Answers to tap', ownWords: 'or in your own words' },
  recording: { since: 'Recording since {{time}}' },
  server: {
    'disk-nearly-full': {
      title: 'The server stores nothing now: its disk is nearly full',
      tablet:
        'What you enter waits on this device and is sent when there is room. Tell whoever looks after the server.',
      desk: 'What you decide or write is refused until there is room, and not sent later. Phone the crew, and tell whoever looks after the server.',
    },
    'database-failed': {
      title: 'The server stores nothing now: its database does not answer',
      tablet: 'What you enter waits on this device and is sent when the database is back.',
      desk: 'What you decide or write is refused until the database is back, and not sent later. Phone the crew.',
    },
    stopping: {
      title: 'The server is restarting',
      tablet: 'What you enter waits on this device and is sent when the server is back.',
      desk: 'What you decide or write is refused until the server is back, and not sent later. Phone the crew if it cannot wait.',
    },
  },
  age: {
    now: 'now',
    seconds: '{{count}} s old',
    minutes: '{{count}} min old',
    hours: '{{hours}} h {{minutes}} min old',
    days_one: '{{count}} day old',
    days_other: '{{count}} days old',
  },
  hold: {
    hint: 'Hold for one second',
    armed: 'Press again to confirm',
  },
  number: {
    notNumber: 'Not saved: this is not a number',
    outOfRange: 'Not saved: possible is {{range}}',
    decimals_zero: 'Not saved: whole numbers only',
    decimals_one: 'Not saved: at most {{count}} decimal',
    decimals_other: 'Not saved: at most {{count}} decimals',
    unlikely: '{{value}}: is that right? Usual is {{usual}}',
    range: '{{min}} to {{max}}',
  },
  vitals: {
    notMeasured: 'not measured',
  },
  error: {
    code: 'Code to quote: {{code}}',
  },
  video: {
    connecting: 'Waiting for the first picture',
    noCamera: 'No camera',
    frozen: 'No picture for {{seconds}} s',
    live: 'live',
  },
  ecg: {
    live: 'live',
    waiting: 'no ECG yet',
    stale: 'ECG stopped, newest sample {{age}}',
    gap: 'part of the ECG is missing',
    label: 'Live ECG, {{leads}}, {{state}}',
    allLeads: '12 leads',
    frozen: 'frozen: not live, {{age}}',
    filterNone: 'filter: none',
    filterBand: 'filter: {{low}} to {{high}} Hz',
  },
  messages: {
    title: 'Messages',
    none: 'No messages yet.',
    read: 'read',
    notRead: 'not read yet',
    onTheWay_one: '{{count}} message is being sent',
    onTheWay_other: '{{count}} messages are being sent',
    write: 'Write a message',
    empty: 'Write something first',
    send: 'Send',
  },
};
