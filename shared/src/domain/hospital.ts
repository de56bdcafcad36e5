import { z } from 'zod';
import { HospitalIdSchema } from './ids.ts';

export const PositionSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof PositionSchema>;

/** A place where a patient can be brought. Capacity is not part of it: that changes by the minute and has its own source and age. */
export const HospitalSchema = z.strictObject({
  id: HospitalIdSchema,
  name: z.string().min(1).max(80),
  city: z.string().min(1).max(80),
  position: PositionSchema,
  /** Percutaneous coronary intervention around the clock. */
  pciCentre: z.boolean(),
  cardiologyWard: z.boolean(),
  emergencyDepartment: z.boolean(),
  /** Where a crew announces a patient by voice when nothing can be sent. */
  phone: z.string().trim().min(3).max(30).optional(),
});
export type Hospital = z.infer<typeof HospitalSchema>;
