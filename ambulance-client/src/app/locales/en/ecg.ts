export const ecg = {
  live: 'Live ECG',
  origin: { recording: 'recording', simulator: 'simulated' },
  threeLeads: '3 leads',
  twelveLeads: '12 leads',
  scenario: {
    normal: 'normal ECG',
    nstemi: 'NSTEMI, ST depression',
    'anterior-stemi-evolving': 'anterior STEMI, evolving',
  },
  source: {
    title: 'ECG source',
    running: {
      recording: 'recording {{name}}, {{rate}} Hz',
      simulator: 'simulated: {{name}}',
      monitor: 'monitor {{name}}, {{rate}} Hz',
    },
    ended: 'the recording has ended',
    stop: 'Stop the ECG',
    simulate: 'Simulate: {{name}}',
    openRecording: 'Open a recording',
    files: 'Files of the recording',
    repeat: 'start over at its end',
    hint: 'DICOM, SCP-ECG, HL7 aECG, Philips, MUSE, JSON, or WFDB (choose the .hea and the .dat file together). It is sent in real time, like a monitor.',
    choose: 'Choose a recording',
    closed: 'The patient was handed over',
  },
  monitor: {
    connect: 'Connect the monitor',
    searching: 'looking for the monitor',
    searchingHint: 'Is the monitor on, and is this tablet on the network of the vehicle?',
    stopSearching: 'Stop looking',
    lost: 'no contact with {{name}}',
    lostHint: 'It is looked for. The monitor keeps a minute, which follows when it is found.',
    noEcg: '{{name}}: no ECG',
    noEcgHint: 'It is connected. Put the electrodes on, or look at its screen.',
    leave: 'Disconnect the monitor',
    again: 'Try again',
    refused: {
      title: 'The monitor does not let this tablet in',
      key: 'Its key is not the one of this fleet. Tell whoever looks after the equipment; until then, open a recording or send a photo of the printout.',
      'not-understood':
        'It speaks another version than this tablet. Tell whoever looks after the equipment; until then, send a photo of the printout.',
      replaced: 'Another tablet of this vehicle has it now.',
    },
  },
  problem: {
    title: 'This is not an ECG that can be read',
    broken:
      'A file is missing, damaged, or of a format that is not known. Of a WFDB recording, choose the .hea and the .dat file together.',
  },
};
