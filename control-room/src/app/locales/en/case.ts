export const caseTexts = {
  status: {
    opened: 'just opened',
    assessing: 'being assessed',
    'consult-requested': 'asks for a cardiologist',
    'in-consult': 'in consult',
    decided: 'decided',
    acknowledged: 'decision confirmed',
    'en-route': 'on the way',
    'handed-over': 'handed over',
    closed: 'closed',
    'followed-up': 'followed up',
  },
  simulated: 'simulated',
  decided: 'decided',
  seen: 'seen by crew',
  notSeen: 'not seen yet',
  disputed: 'crew does not agree',
};
