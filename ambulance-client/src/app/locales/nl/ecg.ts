import type { AppTexts } from '../en.ts';

export const ecg: AppTexts['ecg'] = {
  live: 'Live ECG',
  origin: { recording: 'opname', simulator: 'gesimuleerd' },
  threeLeads: '3 afl.',
  twelveLeads: '12 afl.',
  scenario: {
    normal: 'normaal ECG',
    nstemi: 'NSTEMI, ST-depressie',
    'anterior-stemi-evolving': 'voorwand-STEMI in ontwikkeling',
  },
  source: {
    title: 'ECG-bron',
    running: {
      recording: 'opname {{name}}, {{rate}} Hz',
      simulator: 'gesimuleerd: {{name}}',
      monitor: 'monitor {{name}}, {{rate}} Hz',
    },
    ended: 'de opname is afgelopen',
    stop: 'ECG stoppen',
    simulate: 'Simuleer: {{name}}',
    openRecording: 'Opname openen',
    files: 'Bestanden van de opname',
    repeat: 'aan het einde opnieuw beginnen',
    hint: 'DICOM, SCP-ECG, HL7 aECG, Philips, MUSE, JSON of WFDB (kies dan het .hea- en het .dat-bestand samen). De opname wordt in echte tijd verstuurd, als van een monitor.',
    choose: 'Kies een opname',
    closed: 'De patiënt is overgedragen',
  },
  monitor: {
    connect: 'Monitor verbinden',
    searching: 'zoekt de monitor',
    searchingHint: 'Staat de monitor aan, en zit deze tablet op het netwerk van het voertuig?',
    stopSearching: 'Stop met zoeken',
    lost: 'geen contact met {{name}}',
    lostHint: 'Er wordt gezocht. De monitor bewaart een minuut; die volgt zodra hij gevonden is.',
    noEcg: '{{name}}: geen ECG',
    noEcgHint: 'Hij is verbonden. Plak de elektroden, of kijk op zijn scherm.',
    leave: 'Monitor loskoppelen',
    again: 'Opnieuw proberen',
    refused: {
      title: 'De monitor laat deze tablet niet toe',
      key: 'De sleutel is niet die van deze dienst. Meld het bij wie de apparatuur beheert; open zolang een opname of stuur een foto van de uitdraai.',
      'not-understood':
        'Hij spreekt een andere versie dan deze tablet. Meld het bij wie de apparatuur beheert; stuur zolang een foto van de uitdraai.',
      replaced: 'Een andere tablet van dit voertuig heeft hem nu.',
    },
  },
  problem: {
    title: 'Dit is geen ECG dat gelezen kan worden',
    broken:
      'Er ontbreekt een bestand, het is beschadigd of van een onbekend formaat. Kies van een WFDB-opname het .hea- en het .dat-bestand samen.',
  },
};
