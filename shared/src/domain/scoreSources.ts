import type { ScoreId } from './score.ts';

/** The publications that define each score, as its model card names them. */
export const SCORE_SOURCES: Record<ScoreId, readonly string[]> = {
  heart: [
    'Six 2008, Neth Heart J 16:191',
    'Backus 2013, doi 10.1016/j.ijcard.2013.01.255',
    'FamouS Triage, PMC8826840 (point-of-care troponin)',
    'Cooper 2024 (paramedics, Scotland)',
  ],
  hear: [
    'Six 2008, Neth Heart J 16:191 (HEART)',
    'Backus 2013, doi 10.1016/j.ijcard.2013.01.255 (HEART)',
    'ARTICA, PMC7044902 and PMC10182886 (HEAR of 3 or less with a point-of-care troponin)',
    'ACCESS, Cooper 2021, doi 10.1016/j.annemergmed.2021.01.012 (by paramedics: 3 or less low, 7 or more high)',
    'FamouS Triage II (see PMC8826840)',
  ],
  't-macs': [
    'Body 2017, Emerg Med J 34:349, doi 10.1136/emermed-2016-205983',
    'Alghamdi, thesis, Manchester (ambulance)',
  ],
  edacs: [
    'Than 2014, Emerg Med Australas 26:34 (EDACS)',
    'APACE comparison 2023, Eur Heart J Acute Cardiovasc Care 12:693',
  ],
  timi: ['Antman 2000, JAMA 284:835, doi 10.1001/jama.284.7.835'],
  grace: [
    'Granger 2003, Arch Intern Med 163:2345, doi 10.1001/archinte.163.19.2345',
    'medicalalgorithms.com (points and curve)',
    'McMaster Textbook of Internal Medicine, table 3.11-2 (bands)',
  ],
  news2: ['Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017'],
  artica: ['ARTICA design, doi 10.1136/bmjopen-2019-034403, PMC7044902', 'ARTICA results, PMC10182886'],
};
