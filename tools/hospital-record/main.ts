import { EcgGenerator, SIMULATED_RATE_HZ } from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import { parseArgs } from 'node:util';
import { ecgObservation } from './ecgObservation.ts';
import { EXAMPLE_SUBJECT, INVENTED, PUBLIC_EXAMPLES } from './examples.ts';
import { startFhirServer } from './fhirServer.ts';
import type { Resource } from './resource.ts';

/** A hospital's record for the demo and for tests: a FHIR R4 server as a process of its own, with one patient who does not exist. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const SECONDS = 10;

/** From the simulator, as the words of its conclusion say. */
function earlierEcg(): Resource {
  const generator = new EcgGenerator({ scenario: SCENARIOS.normal, seed: 11, startMinute: 0 });
  return ecgObservation({
    id: 'demo-ecg',
    subject: EXAMPLE_SUBJECT,
    recording: generator.next(SECONDS * SIMULATED_RATE_HZ),
    takenAt: '2024-11-05T10:12:00+01:00',
    conclusion: 'Sinus rhythm, 72/min (simulated)',
  });
}

const { url, server } = await startFhirServer({
  resources: [...PUBLIC_EXAMPLES, ...INVENTED, earlierEcg()],
  port: Number(values.port),
  token: process.env['HOSPITAL_RECORD_TOKEN'] ?? null,
});
console.log(`hospital record: ${url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
