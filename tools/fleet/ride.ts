import type { Position } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { lengthOf, placeOn, type Route, routeBetween } from './route.ts';

/** 90 km/h, blue light on and no traffic. */
const METRES_PER_SECOND = 25;

type Drive = { readonly to: Hospital; readonly route: Route; readonly leftAt: Instant };

/** Where one ambulance is: with the patient at first, then wherever it is sent. */
export class Ride {
  #place: Position;
  #headingDegrees = 0;
  #drive: Drive | null = null;

  constructor(scene: Position) {
    this.#place = scene;
  }

  /** Drives there from where it is now; `null` stops. Naming the same destination again changes nothing. */
  head(to: Hospital | null, now: Instant): void {
    if (to?.id === this.#drive?.to.id) return;
    const { position, headingDegrees } = this.#placeAt(now);
    this.#place = position;
    this.#headingDegrees = headingDegrees;
    this.#drive = to && { to, route: routeBetween(position, to.position), leftAt: now };
  }

  /** When it got to where it was sent, or will; `null` while nobody sent it. */
  arrivalAt(): Instant | null {
    if (!this.#drive) return null;
    return addMs(this.#drive.leftAt, (lengthOf(this.#drive.route) / METRES_PER_SECOND) * 1000);
  }

  report(now: Instant): Omit<PositionReport, 'caseId'> {
    return {
      ...this.#placeAt(now),
      destination: this.#drive?.to.id ?? null,
      arrivalAt: this.arrivalAt(),
      reportedAt: now,
    };
  }

  #placeAt(now: Instant) {
    if (!this.#drive) return { position: this.#place, headingDegrees: this.#headingDegrees };
    const { route, leftAt } = this.#drive;
    return placeOn(route, ((now - leftAt) / 1000) * METRES_PER_SECOND);
  }
}
