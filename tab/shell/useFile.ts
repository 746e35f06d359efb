import { useState } from "react";

/** The text of a file that somebody chose; read in the browser, sent nowhere by itself. */
export type ChosenFile = { readonly name: string; readonly text: string };

export function useFile(onFile: (file: ChosenFile) => void): { readonly reading: boolean; readonly read: (event: React.ChangeEvent<HTMLInputElement>) => void } {
  const [reading, setReading] = useState(false);
  return {
    reading,
    read: (event) => {
      const input = event.currentTarget;
      const file = input.files?.[0];
      if (!file) return;
      setReading(true);
      void file.text().then((text) => {
        setReading(false);
        // So that the same file, mended, can be chosen again.
        input.value = "";
        onFile({ name: file.name, text });
      });
    },
  };
}
