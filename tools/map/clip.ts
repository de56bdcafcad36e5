/** Longitude and latitude, in degrees. */
export type Place = readonly [longitude: number, latitude: number];
export type Box = { west: number; south: number; east: number; north: number };

type Edge = { isInside: (place: Place) => boolean; crossing: (from: Place, to: Place) => Place };

/** What of a ring lies in a box, after Sutherland and Hodgman (1974): one edge after the other cuts off what is outside. */
export function clipRing(ring: readonly Place[], box: Box): Place[] {
  return edgesOf(box).reduce<Place[]>((rest, edge) => clipAt(rest, edge), [...ring]);
}

/** The pieces of a line that lie in a box, up to the first place outside: a road that leaves the map ends just beyond its edge. */
export function clipLine(line: readonly Place[], box: Box): Place[][] {
  const isInside = (place: Place | undefined) =>
    place !== undefined && edgesOf(box).every((edge) => edge.isInside(place));
  const pieces: Place[][] = [];
  let piece: Place[] = [];
  line.forEach((place, index) => {
    if (isInside(place) || isInside(line[index - 1]) || isInside(line[index + 1])) piece.push(place);
    else {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
  });
  return piece.length > 1 ? [...pieces, piece] : pieces;
}

function edgesOf({ west, south, east, north }: Box): Edge[] {
  const atLongitude = (longitude: number) => (from: Place, to: Place) => {
    const share = (longitude - from[0]) / (to[0] - from[0]);
    return [longitude, from[1] + share * (to[1] - from[1])] as const;
  };
  const atLatitude = (latitude: number) => (from: Place, to: Place) => {
    const share = (latitude - from[1]) / (to[1] - from[1]);
    return [from[0] + share * (to[0] - from[0]), latitude] as const;
  };
  return [
    { isInside: ([longitude]) => longitude >= west, crossing: atLongitude(west) },
    { isInside: ([longitude]) => longitude <= east, crossing: atLongitude(east) },
    { isInside: ([, latitude]) => latitude >= south, crossing: atLatitude(south) },
    { isInside: ([, latitude]) => latitude <= north, crossing: atLatitude(north) },
  ];
}

function clipAt(ring: readonly Place[], { isInside, crossing }: Edge): Place[] {
  return ring.flatMap((place, index) => {
    const before = ring.at(index - 1);
    if (!before) return [];
    const cut = isInside(place) === isInside(before) ? [] : [crossing(before, place)];
    return isInside(place) ? [...cut, place] : cut;
  });
}
