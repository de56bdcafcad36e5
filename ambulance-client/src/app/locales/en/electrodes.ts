export const electrodes = {
  name: {
    RA: 'right arm (RA)',
    LA: 'left arm (LA)',
    LL: 'left leg (LL)',
    RL: 'right leg, neutral (RL)',
    V1: 'V1',
    V2: 'V2',
    V3: 'V3',
    V4: 'V4',
    V5: 'V5',
    V6: 'V6',
  },
  check: {
    contact: 'Check electrode {{electrodes}}: no signal in {{leads}}',
    noise: 'Press on electrode {{electrodes}}: {{leads}} disturbed',
    reversal: 'Arms exchanged? Check {{electrodes}}',
    labels: 'Limb leads contradict each other. Check the cables: {{electrodes}}',
  },
};
