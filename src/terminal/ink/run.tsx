import type { Session } from "../../engine/session.ts";
import type { PlayOptions } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
export async function watch(_o: Opened, _s: Session, _p: PlayOptions): Promise<number> {
  return 0;
}
