/** What a map is drawn from: outlines and places in degrees. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[];

export interface Shape {
  id: string;
  name: string;
  /** Outlines and holes; what lies in an odd number of them is within. */
  rings: readonly Ring[];
  /** Named on the map and told apart by its fill; others are land around, or a sea. */
  kind: "state" | "land" | "sea";
}

export interface Place {
  id: string;
  name: string;
  /** Of whom. */
  actor: string;
  at: readonly [longitude: number, latitude: number];
  kind: string;
}

export interface Atlas {
  /** Later ones lie over earlier ones. */
  shapes: readonly Shape[];
  places: ReadonlyMap<string, Place>;
}
