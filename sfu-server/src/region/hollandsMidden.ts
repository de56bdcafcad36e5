import { type Hospital, HospitalSchema } from '@smart-triage/shared/domain/hospital';

/**
 * The hospitals of HART-c's region, Hollands-Midden. Positions are those of the towns' hospital sites to about 500 m, enough to draw a map of the region; they are
 * not for navigation. The three hospitals are those of HART-c (hartc.nl), with LUMC as the region's intervention centre; that each has a cardiology ward and an
 * emergency department is an assumption of the demo without a source, for whoever runs this to set.
 */
export const HOSPITALS: Hospital[] = [
  {
    id: 'lumc',
    name: 'LUMC',
    city: 'Leiden',
    position: { latitude: 52.166, longitude: 4.478 },
    pciCentre: true,
    cardiologyWard: true,
    emergencyDepartment: true,
  },
  {
    id: 'alrijne-leiderdorp',
    name: 'Alrijne',
    city: 'Leiderdorp',
    position: { latitude: 52.152, longitude: 4.545 },
    pciCentre: false,
    cardiologyWard: true,
    emergencyDepartment: true,
  },
  {
    id: 'groene-hart',
    name: 'Groene Hart',
    city: 'Gouda',
    position: { latitude: 52.018, longitude: 4.687 },
    pciCentre: false,
    cardiologyWard: true,
    emergencyDepartment: true,
  },
].map((hospital) => HospitalSchema.parse(hospital));

/** With the numbers that whoever runs this has set: none is made up here. */
export function hospitalsWith(phones: ReadonlyMap<string, string>): Hospital[] {
  return HOSPITALS.map((hospital) => {
    const phone = phones.get(hospital.id);
    return phone === undefined ? hospital : { ...hospital, phone };
  });
}
