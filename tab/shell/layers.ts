import { makeValue } from "./value.ts";

/** True from when something may be laid over the page (a drawer, a dialog): their code sets it when it is loaded. */
export const layersNear = makeValue(false);
