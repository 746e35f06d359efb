import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../src/contract.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";
import type { CellState } from "./cellState.ts";
import { wordsOf } from "./cellWords.ts";

/** What a cell of the board needs to speak, got once for all: a week of twelve hubs has some ten things to say in sixty places. */
export type Speech = { readonly t: TFunction; readonly spoken: Language; readonly wordsOf: (state: CellState) => string };

export function useSpeech(): Speech {
  const { t } = useTranslation();
  const spoken = useValue(language);
  return useMemo(() => {
    const said = new Map<string, string>();
    const say = (state: CellState): string => {
      const key = JSON.stringify(state);
      const words = said.get(key) ?? wordsOf(state, t);
      said.set(key, words);
      return words;
    };
    return { t, spoken, wordsOf: say };
  }, [t, spoken]);
}
