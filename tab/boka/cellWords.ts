import type { TFunction } from "i18next";
import type { CellState } from "./cellState.ts";

/** "3 lediga", "fullt", "Du · bokad" */
export function wordsOf(state: CellState, t: TFunction): string {
  switch (state.kind) {
    case "mine":
      return state.standing === "waiting" || state.standing === "unanswered" ? t("cell.youHeld") : t("cell.you", { standing: t(`standing.${state.standing}`) });
    case "free":
      return t("cell.free", { count: state.count });
    case "half":
      return t(state.part === "morning" ? "cell.freeMorning" : "cell.freeAfternoon", { count: state.count });
    case "closed":
      return t("cell.closed");
    case "passed":
      return t("cell.passed");
    case "early":
      return t("cell.early");
    case "unfit":
      return t("cell.unfit");
    case "full":
      return t("cell.full");
  }
}
