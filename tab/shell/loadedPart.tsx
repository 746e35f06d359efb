import { use } from "react";

type Module<P> = Promise<React.ComponentType<P>>;
const forgetters = new Set<() => void>();

/** Parts whose code did not come are asked for again the next time they are shown. `React.lazy` would keep the failure for good. */
export function forgetFailedParts(): void {
  forgetters.forEach((forget) => forget());
  forgetters.clear();
}

/** A part of the tab whose code is fetched when it is first shown. Suspends meanwhile, and throws to the boundary when the code does not come. */
export function loadedPart<P extends object>(load: () => Module<P>): React.ComponentType<P> {
  let coming: Module<P> | null = null;
  const forget = (): void => {
    coming = null;
  };
  const fetched = (): Module<P> => {
    coming ??= load().catch((fault: unknown) => {
      // Kept until the boundary has shown it: forgotten at once, it would be asked for over and over.
      forgetters.add(forget);
      throw fault;
    });
    return coming;
  };
  return function LoadedPart(props: P) {
    const Part = use(fetched());
    return <Part {...props} />;
  };
}
