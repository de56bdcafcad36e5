import type { common as english } from '../en/common.ts';
import type { AppTexts } from '../en.ts';

export const common: Pick<AppTexts, keyof typeof english> = {
  app: {
    connecting: 'De server wordt gezocht. Wat is ingevoerd, gaat niet verloren.',
    opening: 'De rit wordt geopend',
    side: 'Gesprek en scores',
    newer: { title: 'Er is een nieuwe versie', take: 'Nu overnemen' },
    lost: {
      title: 'De vorige rit kan op deze tablet niet open',
      action:
        'Hij hoort bij een andere tablet of bestaat niet meer. Start een nieuwe rit of bel de meldkamer.',
    },
  },
  link: { good: 'verbinding goed', none: 'geen verbinding' },
  settings: {
    title: 'Instellingen',
    theme: 'Licht',
    auto: 'Automatisch',
    day: 'Dag',
    night: 'Nacht',
    language: 'Taal',
    nl: 'Nederlands',
    en: 'English',
  },
  otherTab: {
    elsewhere: {
      title: 'Deze tablet werkt al in een ander tabblad',
      text: 'Ga terug naar dat tabblad: alles wat wordt ingevoerd, hoort op één plek. Dit tabblad doet niets.',
    },
    free: {
      title: 'Het andere tabblad is dicht',
      text: 'Wat daar is ingevoerd, staat nog op deze tablet.',
    },
    takeOver: 'Hier verder',
  },
  start: {
    startCase: 'Start rit',
    startHint: 'Beeld en geluid lopen meteen. Wie de patiënt is, kan later.',
    startHintOffline: 'Werkt ook zonder verbinding: alles wordt bewaard en later verstuurd.',
    earlierWaits:
      'Van een eerdere rit is nog niet alles bij de server. Laat deze tablet aan: het wordt verstuurd zodra er verbinding is.',
    practice: 'Oefenrit',
    practiceHint: 'Een gesimuleerde patiënt met een gesimuleerd ECG, op elk scherm zo gemerkt.',
    researchUse:
      'Voor onderzoek en opleiding. Geen medisch hulpmiddel: beslis nooit over een patiënt op alleen wat dit laat zien.',
  },
  closed: {
    title: 'Deze rit is afgesloten',
    waiting: {
      title: 'Het einde van deze rit wordt verstuurd',
      explanation:
        'Wat is ingevoerd, staat op deze tablet en wordt vanzelf verstuurd; tot die tijd staat deze rit bij de meldkamer open. De volgende rit kan beginnen.',
    },
    explanation: 'Er kan niets meer worden ingevoerd.',
    compared: 'ECG vergeleken met de server: {{differing}} van {{blocks}} minuutblokken verschillen.',
    differing: 'Ze verschillen in de minuten vanaf {{times}}.',
    next: 'Volgende rit',
  },
  step: {
    rail: 'Stappen',
    patient: 'Patiënt',
    gate: 'Nu rijden?',
    story: 'Anamnese',
    vitals: 'Vitale functies',
    ecg: 'ECG',
    riskFactors: 'Risicofactoren',
    troponin: 'Troponine',
    decide: 'Besluit',
    progress: { empty: 'niet begonnen', begun: 'begonnen', complete: 'compleet' },
  },
  lostRecord: {
    title: 'De server was deze rit kwijt',
    text: 'Hij heeft weer wat deze tablet heeft. Besluiten, berichten, foto’s en het ECG dat al was aangekomen zijn weg: zeg het de cardioloog.',
    dismiss: 'Gezien',
  },
  nothingKept: {
    title: 'Deze tablet bewaart niets meer',
    text: 'De schijf neemt niets aan. Wat op de server wacht, is weg als de pagina dichtgaat of de tablet uitvalt: laat beide aan, schrijf op papier wat telt, en maak ruimte of neem een andere tablet.',
  },
  definition: { button: '?', open: 'Wat betekent {{item}}' },
  pad: {
    keysFor: 'Toetsen voor {{field}}',
    decimal: 'komma',
    decimalSign: ',',
    delete: 'laatste wissen',
    notKnown: 'Onbekend',
    record: 'OK',
    confirm: 'Ja, klopt',
    outOfRange: 'Alleen {{range}}',
    usual: 'meestal {{usual}}',
  },
  risk: {
    settles: 'Open: {{inputs}}',
    title: 'Scores',
    from: {
      server: 'actueel',
      tablet: 'berekend op deze tablet',
      behind: 'ouder dan wat is ingevoerd',
    },
    none: 'Nog geen score',
    noneHint: 'Scores verschijnen bij de eerste invoer, als bereik over wat ontbreekt.',
    notice:
      'Een score helpt beslissen en beslist nooit. STEMI, shock, aortasyndroom en reanimatie wachten nooit op een score.',
  },
  twelveLead: {
    noEcg: 'Er loopt geen ECG',
    sheet: '12-afleidingen-ECG van {{time}}, 25 mm/s, 10 mm/mV, geen filter',
    own: '12-afleidingen-ECG',
    unsent: 'Beoordeeld op deze tablet, nog niet op de server',
    request: {
      waiting: 'Wacht op 10 seconden ECG zonder gat',
      analysing: 'Wordt beoordeeld',
      failed: 'Kon niet op deze tablet worden beoordeeld. Probeer het opnieuw.',
    },
  },
  driveNowHere: {
    proposed: 'Dit zegt deze tablet; de server heeft het nog niet gezien.',
    confirmed: 'Je hebt het bevestigd; de meldkamer weet het nog niet.',
    overruled: 'Je hebt het afgewezen; de meldkamer weet het nog niet.',
    why: {
      'known-ecg': 'Bekend van een eerder ECG',
      electrodes: 'Elektroden verkeerd geplakt',
      artefact: 'Gestoord signaal (artefact)',
      'measured-wrong': 'Verkeerd gemeten',
      'entered-wrong': 'Vergissing bij het invoeren',
      cardiologist: 'De cardioloog besluit anders',
      refused: 'De patiënt weigert vervoer',
    },
  },
  leadQuality: {
    title: 'Signaal per afleiding',
    none: 'Nog geen signaal',
    noneHint: 'Verschijnt vijf seconden nadat een ECG is begonnen.',
    check: 'Nakijken',
    state: { good: 'goed', disturbed: 'gestoord', off: 'geen signaal' },
  },
  messages: {
    open: 'Berichten',
    unread_one: '{{count}} nieuw',
    unread_other: '{{count}} nieuw',
    private: 'Tussen jullie en de cardioloog. Het staat in het dossier.',
  },
  disagree: {
    title: 'Wij zijn het er niet mee eens',
    reason: 'Waarom ben je het niet eens?',
    why: {
      changed: 'De toestand van de patiënt is veranderd',
      seen: 'Wij zien iets anders dan in het besluit staat',
      patient: 'De patiënt wil het niet',
      destination: 'Een ander ziekenhuis is beter bereikbaar',
      home: 'Thuisblijven kan hier niet',
    },
    hint: 'Zeg eerst waarom',
    send: 'Laat het weten',
    onTheWay: 'Dat je het niet eens bent, wordt verstuurd',
    recorded:
      'Je liet om {{time}} weten dat je het niet eens bent: {{reason}}. Het besluit geldt tot er een nieuw is.',
  },
  safetyNet: {
    title: 'Wanneer opnieuw bellen',
    call112: 'Bel direct 112 als:',
    sign: {
      pain: 'de pijn of druk op de borst terugkomt, erger wordt of niet overgaat',
      spreading: 'de pijn uitstraalt naar uw armen, kaak, hals of rug',
      sweating: 'u gaat zweten, misselijk wordt of moet braken',
      breath: 'u benauwd wordt',
      faint: 'u zich flauw voelt of flauwvalt',
    },
    notAlone: 'Wacht niet, en rijd niet zelf naar het ziekenhuis.',
    otherwise:
      'Bel bij iets anders of bij twijfel uw huisarts; ’s avonds, ’s nachts en in het weekend de huisartsenpost.',
  },
  transport: {
    title: 'Onderweg',
    arrivesIn: 'Daar over',
    minutes: '{{minutes}} min',
    expected: 'Verwacht om {{time}} (gezegd om {{at}}).',
    notSaid: 'Aankomst niet bekend: nog niemand heeft gezegd wanneer jullie er zijn.',
    left: 'Over {{minutes}} min',
    passed: 'Die tijd is voorbij: zeg opnieuw wanneer jullie er zijn',
    onTheWay: 'Wordt verstuurd',
  },
};
