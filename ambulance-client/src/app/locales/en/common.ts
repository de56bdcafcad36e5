export const common = {
  app: {
    connecting: 'Looking for the server. Nothing that was entered is lost.',
    opening: 'Opening the case',
    side: 'Call and scores',
    newer: { title: 'A new version is ready', take: 'Take it now' },
    lost: {
      title: 'The last case cannot be opened on this tablet',
      action:
        'It belongs to another tablet or is not there any more. Start a new case, or ask the control room.',
    },
  },
  link: { good: 'link good', none: 'no link' },
  settings: {
    title: 'Settings',
    theme: 'Light',
    auto: 'Automatic',
    day: 'Day',
    night: 'Night',
    language: 'Language',
    nl: 'Nederlands',
    en: 'English',
  },
  otherTab: {
    elsewhere: {
      title: 'This tablet is already at work in another tab',
      text: 'Go back to that tab: whatever is entered belongs in one place. This tab does nothing.',
    },
    free: {
      title: 'The other tab is closed',
      text: 'What was entered there is still on this tablet.',
    },
    takeOver: 'Take over',
  },
  start: {
    startCase: 'Start case',
    startHint: 'Picture and sound start at once. Who the patient is can follow later.',
    startHintOffline: 'Works without a link: everything is kept and sent when there is one.',
    earlierWaits:
      'Not everything of an earlier case is with the server yet. Leave this tablet on: it is sent as soon as there is a link.',
    practice: 'Practice case',
    practiceHint: 'A simulated patient with a simulated ECG, marked as such on every screen.',
    researchUse:
      'For research and training. Not a medical device: never decide about a patient on what it shows alone.',
  },
  closed: {
    title: 'This case is closed',
    waiting: {
      title: 'The end of this case is being sent',
      explanation:
        'What was entered is on this tablet and is sent by itself; until then the control room has this case as open. The next case can begin.',
    },
    explanation: 'Nothing can be entered any more.',
    compared: 'ECG compared with the server: {{differing}} of {{blocks}} minute blocks differ.',
    differing: 'They differ in the minutes from {{times}}.',
    next: 'Next case',
  },
  step: {
    rail: 'Steps',
    patient: 'Patient',
    gate: 'Drive now?',
    story: 'Story',
    vitals: 'Vital signs',
    ecg: 'ECG',
    riskFactors: 'Risk factors',
    troponin: 'Troponin',
    decide: 'Decision',
    progress: { empty: 'not begun', begun: 'begun', complete: 'complete' },
  },
  lostRecord: {
    title: 'The server had lost this case',
    text: 'It has again what this tablet has. Decisions, messages, photos and the ECG that had arrived are gone: tell the cardiologist.',
    dismiss: 'Seen',
  },
  definition: { button: '?', open: 'What does {{item}} mean' },
  pad: {
    keysFor: 'Keys for {{field}}',
    decimal: 'decimal point',
    decimalSign: '.',
    delete: 'delete last',
    notKnown: 'Not known',
    record: 'OK',
    confirm: 'Yes, right',
    outOfRange: 'Only {{range}}',
    usual: 'usual {{usual}}',
  },
  risk: {
    title: 'Scores',
    from: {
      server: 'up to date',
      tablet: 'computed on this tablet',
      behind: 'older than what was entered',
    },
    settles: 'Open: {{inputs}}',
    none: 'No score yet',
    noneHint: 'Scores appear with the first entry, as a range over what is missing.',
    notice:
      'A score supports a decision and never makes it. STEMI, shock, aortic syndrome and CPR never wait for one.',
  },
  twelveLead: {
    noEcg: 'No ECG is running',
    sheet: '12-lead ECG of {{time}}, 25 mm/s, 10 mm/mV, no filter',
    own: '12-lead ECG',
    unsent: 'Analysed on this tablet, not yet stored by the server',
    request: {
      waiting: 'Waits for 10 seconds of ECG without a hole',
      analysing: 'Being analysed',
      failed: 'Could not be analysed on this tablet. Try it again.',
    },
  },
  driveNowHere: {
    proposed: 'This tablet says so; the server has not seen it yet.',
    confirmed: 'You confirmed it; the control room does not know it yet.',
    overruled: 'You overruled it; the control room does not know it yet.',
  },
  leadQuality: {
    title: 'Signal of each lead',
    none: 'No signal yet',
    noneHint: 'Shown five seconds after an ECG starts.',
    check: 'Check',
    state: { good: 'good', disturbed: 'disturbed', off: 'no signal' },
  },
  messages: {
    open: 'Messages',
    unread_one: '{{count}} new',
    unread_other: '{{count}} new',
    private: 'Between you and the cardiologist. It stands in the record.',
  },
  disagree: {
    title: 'We do not agree',
    reason: 'Why do you not agree?',
    hint: 'Say why first',
    send: 'Say so',
    onTheWay: 'That you do not agree is being sent',
    recorded:
      'You said at {{time}} that you do not agree: {{reason}}. The decision stands until there is a new one.',
  },
  safetyNet: {
    title: 'When to call again',
    call112: 'Call 112 at once when:',
    sign: {
      pain: 'the pain or pressure in your chest comes back, gets worse or does not go away',
      spreading: 'the pain spreads to your arms, jaw, neck or back',
      sweating: 'you start to sweat, feel sick or vomit',
      breath: 'you get short of breath',
      faint: 'you feel faint or pass out',
    },
    notAlone: 'Do not wait, and do not drive to the hospital yourself.',
    otherwise:
      'With anything else, or when in doubt, call your general practitioner; in the evening, at night and at weekends the out-of-hours service.',
  },
  transport: {
    title: 'On the way',
    arrivesIn: 'There in',
    minutes: '{{minutes}} min',
    expected: 'Expected at {{time}} (said at {{at}}).',
    notSaid: 'The hospital does not know yet when you will be there.',
    onTheWay: 'Is being sent',
  },
};
