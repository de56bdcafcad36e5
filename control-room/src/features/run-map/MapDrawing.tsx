import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';
import { caseHref } from '../../lib/route.ts';
import type { Ground } from './ground.ts';
import { GroundLayer, TownNames } from './GroundLayer.tsx';
import type { MapPoint, MapProjection } from './mapProjection.ts';
import {
  type Box,
  boxOfLabel,
  boxOfMark,
  type LabelPlace,
  type LabelWanted,
  placeLabels,
} from './placeLabels.ts';
import styles from './RunMap.module.css';
import type { ReportedRun } from './runs.ts';

const css = classesOf(styles);

type MapDrawingProps = {
  map: MapProjection;
  ground: Ground | null;
  runs: readonly ReportedRun[];
  hospitals: readonly Hospital[];
  now: Instant;
};

/** Of a letter and a line of the labels (`.map text`), in the drawing's units. */
const LETTER = 9;
const LINE = 18;

/** Hidden from screen readers: the list beside it says everything that it shows. Drawn anew when something on it moves, and every second for the ages. */
export const MapDrawing = memo(function MapDrawing({ map, ground, runs, hospitals, now }: MapDrawingProps) {
  const { ambulances, names, taken } = useLabels({ map, runs, hospitals, now });
  return (
    <svg className={css('map')} viewBox={`0 0 ${map.width} ${map.height}`} aria-hidden>
      {ground && <GroundLayer ground={ground} map={map} />}
      {ground && <TownNames ground={ground} map={map} taken={taken} />}
      {runs.map(({ state, report }) => (
        <Way key={state.caseId} map={map} report={report} hospitals={hospitals} now={now} />
      ))}
      {hospitals.map(({ id, position }, index) => (
        <HospitalMark key={id} at={map.project(position)} label={names[index]} />
      ))}
      {runs.map(({ state, report }, index) => (
        <Ambulance
          key={state.caseId}
          map={map}
          state={state}
          report={report}
          now={now}
          label={ambulances[index]}
        />
      ))}
      <ScaleBar map={map} />
    </svg>
  );
});

type Label = LabelPlace & { lines: readonly string[] };

/** What stands beside the marks, and where: the ambulances choose first. */
function useLabels({ map, runs, hospitals, now }: Omit<MapDrawingProps, 'ground'>) {
  const { t } = useTranslation();
  const wordsOf = useLabelWords(now);
  const words = [
    ...runs.map(({ state, report }) => wordsOf(state, report)),
    ...hospitals.map(({ name, pciCentre }) => [pciCentre ? t('map.pci', { name }) : name]),
  ];
  const marks = [...runs.map(({ report }) => report), ...hospitals].map(({ position }) =>
    map.project(position),
  );
  const wanted = words.map((lines, index): LabelWanted => ({
    at: marks[index] ?? { x: 0, y: 0 },
    width: LETTER * Math.max(...lines.map(({ length }) => length)),
    height: LINE * lines.length,
    side: index < runs.length ? 'above' : 'right',
  }));
  const labels = placeLabels(wanted, marks, map).map((place, index): Label => ({
    ...place,
    lines: words[index] ?? [],
  }));
  return {
    ambulances: labels.slice(0, runs.length),
    names: labels.slice(runs.length),
    taken: [
      scaleBox(map),
      ...marks.map(boxOfMark),
      ...wanted.map((label, index) => boxOfLabel(labels[index] ?? label.at, label)),
    ],
  };
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

function HospitalMark({ at: { x, y }, label }: { at: MapPoint; label: Label | undefined }) {
  return (
    <g className={css('hospital')}>
      <g transform={`translate(${x} ${y})`}>
        <rect x={-11} y={-11} width={22} height={22} rx={4} />
        <path d="M-5 -6v12M5 -6v12M-5 0h10" />
      </g>
      {label && <LabelText label={label} />}
    </g>
  );
}

/** The first line is the loud one. */
function LabelText({ label: { x, y, lines } }: { label: Label }) {
  return lines.map((line, index) => (
    <text
      key={line}
      className={css(index === 0 ? 'unit' : 'state')}
      x={x}
      y={y + LINE * (index - lines.length / 2 + 0.8)}
    >
      {line}
    </text>
  ));
}

type AmbulanceProps = {
  map: MapProjection;
  state: CaseState;
  report: PositionReport;
  now: Instant;
  label: Label | undefined;
};

/** The arrow points where the ambulance drives; pressed, it opens the case. Without fresh word of it, it is an outline. */
function Ambulance({ map, state, report, now, label }: AmbulanceProps) {
  const { x, y } = map.project(report.position);
  const isStale = isStalePosition(report, now);
  return (
    // The list beside it has the same link for the keyboard.
    <a href={caseHref(state.caseId)} tabIndex={-1} className={css('ambulance', isStale && 'lost')}>
      <path
        d="M0 -20 13 15 0 8 -13 15z"
        transform={`translate(${x} ${y}) rotate(${report.headingDegrees})`}
      />
      {label && <LabelText label={label} />}
    </a>
  );
}

/** Along the bottom stand the scale bar and where the map comes from. */
function scaleBox({ width, height }: MapProjection): Box {
  return { left: 0, right: width, top: height - 40, bottom: height };
}

function ScaleBar({ map: { scale, height } }: { map: MapProjection }) {
  const { t } = useTranslation();
  return (
    <g className={css('scale')} transform={`translate(16 ${height - 16})`}>
      <path d={`M0 -8v8h${scale.length}v-8`} />
      <text x={scale.length + 12} y={2}>
        {t('map.scale', { km: scale.km })}
      </text>
    </g>
  );
}
