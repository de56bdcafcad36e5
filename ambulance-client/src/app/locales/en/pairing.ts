export const pairing = {
  title: 'Pair this tablet',
  explanation: 'Once, with the code from the administrator. After that the tablet stays paired.',
  kept: {
    title: 'The server does not know this tablet',
    text:
      'Nothing is lost: this tablet keeps {{what}}. Ask for a code for the same vehicle; once it is paired, all of it is sent. Call the control room by phone until then.',
    entries_one: '{{count}} entry',
    entries_other: '{{count}} entries',
    ecg: '{{ecg}} of ECG',
    and: ' and ',
  },
  revoked: {
    title: 'This tablet was revoked',
    text: 'The administrator took it back: it sees no case any more and sends nothing.',
  },
  newCode: 'If it is to be used again, ask for a new code. Call the control room by phone until then.',
  code: 'Pairing code',
  scan: 'Scan the QR code',
  camera: 'Camera, looking for the code',
  looking: 'Hold the code before the camera',
  noReader: 'The scanner could not be loaded. Check the network, or type the code.',
  stopScan: 'Type the code instead',
  enterCode: 'Enter the code first',
  pair: 'Pair',
  busy: 'Pairing',
  problem: {
    wrongCode: {
      title: 'This code is not valid',
      action: 'Check it letter by letter, or ask for a new one.',
    },
    noLink: { title: 'The server cannot be reached', action: 'Check the network, then press Pair again.' },
    other: {
      title: 'Pairing did not work',
      action: 'Press Pair again. If it stays like this, quote the code below.',
    },
  },
};
