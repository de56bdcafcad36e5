export const ecg = {
  openSheet: '12-lead sheet',
  title: 'Live ECG',
  leads: 'Leads',
  twelve: '12 leads',
  three: 'II, V2, V5',
  freeze: 'Freeze',
  goOn: 'Go on',
  speed: 'Speed',
  gain: 'Gain',
  waiting: {
    title: 'No ECG yet',
    text: 'It starts here by itself as soon as the crew has connected the leads.',
  },
  damaged_one: '{{count}} damaged piece not drawn',
  damaged_other: '{{count}} damaged pieces not drawn',
  source: {
    recording: 'recording',
    simulator: 'simulated ECG',
    monitor: 'monitor',
  },
};
