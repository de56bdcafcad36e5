import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';
import { caseHref } from '../../lib/route.ts';
import { fitRegion, type MapProjection } from './mapProjection.ts';
import { type LabelPlace, placeLabels } from './placeLabels.ts';
import styles from './RunMap.module.css';
import { useAspect } from './useAspect.ts';
import type { Run } from './runs.ts';

const css = classesOf(styles);

type MapDrawingProps = {
  runs: readonly Run[];
  hospitals: readonly Hospital[];
  now: Instant;
};

/** Of a letter and a line of the labels (`.map text`), in the drawing's units. */
const LETTER = 12;
const LINE = 24;

/** Hidden from screen readers: the list beside it says everything that it shows. */
export function MapDrawing({ runs, hospitals, now }: MapDrawingProps) {
  const wordsOf = useLabelWords(now);
  const reported = runs.flatMap(({ state, report }) => (report ? [{ state, report }] : []));
  const places = [...hospitals, ...reported.map(({ report }) => report)].map(({ position }) => position);
  const { ref, aspect } = useAspect();
  const map = fitRegion(places, aspect);
  const at = reported.map(({ report }) => map.project(report.position));
  const lines = reported.map(({ state, report }) => wordsOf(state, report));
  const labels = placeLabels(
    lines.map((words, index) => ({
      at: at[index] ?? { x: 0, y: 0 },
      width: LETTER * Math.max(...words.map(({ length }) => length)),
      height: LINE * words.length,
    })),
    [...at, ...hospitals.map(({ position }) => map.project(position))],
  );
  return (
    <svg ref={ref} className={css('map')} viewBox={`0 0 ${map.width} ${map.height}`} aria-hidden>
      {reported.map(({ state, report }) => (
        <Way key={state.caseId} map={map} report={report} hospitals={hospitals} now={now} />
      ))}
      {hospitals.map((hospital) => (
        <HospitalMark key={hospital.id} map={map} hospital={hospital} />
      ))}
      {reported.map(({ state, report }, index) => (
        <Ambulance
          key={state.caseId}
          map={map}
          state={state}
          report={report}
          now={now}
          label={labels[index]}
          lines={lines[index] ?? []}
        />
      ))}
      <ScaleBar map={map} />
    </svg>
  );
}

/** Unit, state, and when it will be there: as far as the last is known now. */
function useLabelWords(now: Instant): (state: CaseState, report: PositionReport) => string[] {
  const { t } = useTranslation();
  return ({ unit, status }, report) => {
    const eta = isStalePosition(report, now) ? null : etaMinutes(report, now);
    const first = eta === null ? unit : t('map.unitWithEta', { unit, minutes: eta });
    return [first, t(`case.status.${status}`)];
  };
}

type WayProps = {
  map: MapProjection;
  report: PositionReport;
  hospitals: readonly Hospital[];
  now: Instant;
};

/** The line of its expected arrival: whole while the crew is heard of, dashed when that was a while ago. It is no road. */
function Way({ map, report, hospitals, now }: WayProps) {
  const destination = hospitals.find(({ id }) => id === report.destination);
  if (!destination) return null;
  const [from, to] = [map.project(report.position), map.project(destination.position)];
  const isStale = isStalePosition(report, now);
  return <line className={css('way', isStale && 'wayLost')} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
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

type AmbulanceProps = {
  map: MapProjection;
  state: CaseState;
  report: PositionReport;
  now: Instant;
  label: LabelPlace | undefined;
  lines: readonly string[];
};

/** The arrow points where the ambulance drives; pressed, it opens the case. Without fresh word of it, it is an outline. */
function Ambulance({ map, state, report, now, label, lines }: AmbulanceProps) {
  const { x, y } = map.project(report.position);
  const isStale = isStalePosition(report, now);
  return (
    // The list beside it has the same link for the keyboard.
    <a href={caseHref(state.caseId)} tabIndex={-1} className={css('ambulance', isStale && 'lost')}>
      <path
        d="M0 -20 13 15 0 8 -13 15z"
        transform={`translate(${x} ${y}) rotate(${report.headingDegrees})`}
      />
      {label &&
        lines.map((line, index) => (
          <text
            key={line}
            className={css(index === 0 ? 'unit' : 'state')}
            x={label.x}
            y={label.y + LINE * (index - lines.length / 2 + 0.8)}
          >
            {line}
          </text>
        ))}
    </a>
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
