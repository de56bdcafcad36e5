import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';
import { fitRegion, type MapProjection } from './mapProjection.ts';
import styles from './RunMap.module.css';
import type { Run } from './runs.ts';

const css = classesOf(styles);
const ASPECT = 4 / 3;

type MapDrawingProps = { runs: readonly Run[]; hospitals: readonly Hospital[]; now: Instant };

/** Hidden from screen readers: the list beside it says everything that it shows. */
export function MapDrawing({ runs, hospitals, now }: MapDrawingProps) {
  const reported = runs.flatMap(({ state, report }) => (report ? [{ state, report }] : []));
  const places = [...hospitals, ...reported.map(({ report }) => report)].map(({ position }) => position);
  const map = fitRegion(places, ASPECT);
  return (
    <svg className={css('map')} viewBox={`0 0 ${map.width} ${map.height}`} aria-hidden>
      {reported.map(({ state, report }) => (
        <Way key={state.caseId} map={map} report={report} hospitals={hospitals} />
      ))}
      {hospitals.map((hospital) => (
        <HospitalMark key={hospital.id} map={map} hospital={hospital} />
      ))}
      {reported.map(({ state, report }) => (
        <Ambulance key={state.caseId} map={map} unit={state.unit} report={report} now={now} />
      ))}
      <ScaleBar map={map} />
    </svg>
  );
}

function Way({
  map,
  report,
  hospitals,
}: {
  map: MapProjection;
  report: PositionReport;
  hospitals: readonly Hospital[];
}) {
  const destination = hospitals.find(({ id }) => id === report.destination);
  if (!destination) return null;
  const [from, to] = [map.project(report.position), map.project(destination.position)];
  return <line className={css('way')} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
}

function HospitalMark({ map, hospital }: { map: MapProjection; hospital: Hospital }) {
  const { t } = useTranslation();
  const { x, y } = map.project(hospital.position);
  const name = hospital.pciCentre ? t('map.pci', { name: hospital.name }) : hospital.name;
  return (
    <g className={css('hospital')} transform={`translate(${x} ${y})`}>
      <rect x={-11} y={-11} width={22} height={22} rx={4} />
      <path d="M-5 -6v12M5 -6v12M-5 0h10" />
      <text x={18} y={7}>
        {name}
      </text>
    </g>
  );
}

type AmbulanceProps = { map: MapProjection; unit: string; report: PositionReport; now: Instant };

/** The arrow points where the ambulance drives. Without fresh word of it, it is an outline. */
function Ambulance({ map, unit, report, now }: AmbulanceProps) {
  const { t } = useTranslation();
  const { x, y } = map.project(report.position);
  const isStale = isStalePosition(report, now);
  const eta = isStale ? null : etaMinutes(report, now);
  return (
    <g className={css('ambulance', isStale && 'lost')} transform={`translate(${x} ${y})`}>
      <path d="M0 -20 13 15 0 8 -13 15z" transform={`rotate(${report.headingDegrees})`} />
      <text x={0} y={-28}>
        {eta === null ? unit : t('map.unitWithEta', { unit, minutes: eta })}
      </text>
    </g>
  );
}

function ScaleBar({ map: { scale, height } }: { map: MapProjection }) {
  const { t } = useTranslation();
  return (
    <g className={css('scale')} transform={`translate(24 ${height - 24})`}>
      <path d={`M0 -8v8h${scale.length}v-8`} />
      <text x={scale.length + 12} y={2}>
        {t('map.scale', { km: scale.km })}
      </text>
    </g>
  );
}
