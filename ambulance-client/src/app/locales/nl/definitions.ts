import type { AppTexts } from '../en.ts';

/** What each item means, one tap away, with where it comes from. */
export const about: AppTexts['intake']['about'] = {
  cardiacArrest: {
    text: 'Hartstilstand bij aankomst, of reanimatie nu. Dit wacht nooit op een score; GRACE telt het ook.',
    source: 'Bronnen: HART-c (geen overleg rond een reanimatie); Granger 2003 (GRACE).',
  },
  shockSuspected: {
    text: 'Je eigen oordeel dat de patiënt in shock is, voordat of wat er ook gemeten wordt. Dit wacht nooit op een score.',
    source: 'Bron: HART-c (geen consult bij shock).',
  },
  stemiKnown: {
    text: 'Op een papieren ECG, door de monitor of elders. Dit wacht nooit op een score of een nieuw ECG.',
    source: 'Bron: HART-c (geen overleg bij een bekende STEMI).',
  },
  suspectedDissection: {
    text: 'Je eigen verdenking op een acuut aortasyndroom. Dit wacht nooit op een score.',
    source: 'Bronnen: HART-c; exclusies van ARTICA, PMC7044902.',
  },
  worseningAngina: {
    text: 'Toenemende angina (crescendo).',
    source: 'Bron: Body 2017, EMJ 34:349 (T-MACS).',
  },
  anginaTwiceIn24h: {
    text: 'Ten minste twee aanvallen van angina in de laatste 24 uur.',
    source: 'Bron: Antman 2000, JAMA 284:835 (TIMI).',
  },
  painToRightArm: {
    text: 'Pijn die uitstraalt naar de rechterarm of -schouder. EDACS telt beide kanten.',
    source: 'Bronnen: Body 2017, EMJ 34:349 (T-MACS); Than 2014 (EDACS).',
  },
  painToLeftArm: {
    text: 'Pijn die uitstraalt naar de linkerarm of -schouder. EDACS telt beide kanten.',
    source: 'Bron: Than 2014 (EDACS).',
  },
  painWithInspiration: {
    text: 'Pijn die begon of erger wordt bij inademen. Dit verlaagt de score.',
    source: 'Bron: Than 2014 (EDACS).',
  },
  painOnPalpation: {
    text: 'Drukken op de borst geeft dezelfde pijn. Dit verlaagt de score.',
    source: 'Bron: Than 2014 (EDACS).',
  },
  vomiting: { text: 'Braken samen met de pijn.', source: 'Bron: Body 2017, EMJ 34:349 (T-MACS).' },
  sweatingObserved: {
    text: 'Zweten dat je nu ziet, niet zweten waarover verteld wordt.',
    source: 'Bron: Body 2017, EMJ 34:349 (T-MACS).',
  },
  sweatingReported: {
    text: 'Zweten bij de pijn waarover de patiënt vertelt. Wat je zelf ziet, wordt apart gevraagd.',
    source: 'Bron: Than 2014 (EDACS).',
  },
  hypercapnicFailure: {
    text: 'Alleen als het is vastgesteld, zodat een saturatie van 88 tot 92 % het doel is (SpO₂-schaal 2).',
    source: 'Bron: Royal College of Physicians 2017 (NEWS2).',
  },
  killipClass: {
    text: 'I: geen hartfalen. II: crepiteren of verhoogde veneuze druk. III: longoedeem. IV: cardiogene shock.',
    source: 'Bron: Granger 2003 (GRACE).',
  },
  ecgIschaemia: {
    text: 'Ischemie in de ogen van wie de patiënt behandelt.',
    source: 'Bron: Body 2017, EMJ 34:349 (T-MACS).',
  },
  stDeviation: {
    text: '0,5 mm of meer. Blijft dit open, dan volgt het uit het ECG-item hierboven als dat uitsluitsel geeft.',
    source: 'Bronnen: Antman 2000, JAMA 284:835 (TIMI); Granger 2003 (GRACE).',
  },
  atheroscleroticDisease: {
    text: 'Eerder infarct, revascularisatie, beroerte of TIA, of perifeer vaatlijden. Alleen dit telt al twee punten.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  hypertension: {
    text: 'Vastgesteld door een arts, of behandeld.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  hypercholesterolaemia: {
    text: 'Vastgesteld door een arts.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  diabetes: {
    text: 'Diabetes waarvoor de patiënt nu wordt behandeld.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  familyHistory: {
    text: 'Kransslagaderziekte in de familie. HEART en TIMI noemen geen leeftijd; EDACS bedoelt ziekte op jonge leeftijd.',
    source:
      'Bronnen: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART); Than 2014 (EDACS); Antman 2000 (TIMI).',
  },
  smoking: {
    text: 'Rookt nu, of is korter dan 90 dagen geleden gestopt.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  obesity: {
    text: 'Body mass index boven 30 kg/m².',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  coronaryDisease: {
    text: 'Bijvoorbeeld een eerder infarct of een revascularisatie. EDACS telt dit tot en met 50 jaar.',
    source: 'Bron: Than 2014 (EDACS).',
  },
  coronaryStenosis: {
    text: 'Een bekende stenose van 50 % of meer, bijvoorbeeld van een katheterisatie.',
    source: 'Bron: Antman 2000, JAMA 284:835 (TIMI).',
  },
  aspirinLast7Days: {
    text: 'Enige aspirine in de laatste zeven dagen.',
    source: 'Bron: Antman 2000, JAMA 284:835 (TIMI).',
  },
  articaExclusion: {
    text: 'ST-elevatie, een andere oorzaak die het ziekenhuis nodig heeft, GCS onder 8, cognitieve stoornis, zwangerschap, syncope, tekenen van hartfalen, ritmestoornis of tweede- of derdegraads AV-blok, dialyse of MDRD onder 30, infarct of revascularisatie in de laatste 30 dagen, geen gemeenschappelijke taal, of een arts die de patiënt in het ziekenhuis wil.',
    source: 'Bron: exclusies van ARTICA, PMC7044902.',
  },
};

/** What 0, 1 and 2 points mean. */
export const definition: AppTexts['intake']['definition'] = {
  points_one: '{{count}} punt',
  points_other: '{{count}} punten',
  heartHistory: {
    about:
      'Weeg het patroon van de pijn, begin en duur, wat hem uitlokt (inspanning, stress, kou), waar hij zit, wat erbij komt en wat nitraten doen.',
    0: 'Geen elementen die op het hart wijzen.',
    1: 'Sommige wel en sommige niet.',
    2: 'Vooral elementen die op het hart wijzen.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  heartEcg: {
    about: 'Zoals iemand het 12-afleidingen-ECG nu leest.',
    0: 'Normaal.',
    1: 'Aspecifieke repolarisatiestoornis, linkerbundeltakblok, linkerventrikelhypertrofie, pacemakerritme, digoxine-effect, of bekende afwijkingen die hetzelfde zijn als eerder.',
    2: 'Duidelijke ST-deviatie die niet komt door bundeltakblok, hypertrofie of digoxine.',
    source: 'Bron: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART); tabel in EMJ 154214.',
  },
};
