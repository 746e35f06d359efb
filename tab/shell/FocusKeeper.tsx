import { useModalAttributes } from "@fluentui/react-components";

/**
 * Fluent takes its focus engine down with the last component that uses it. When that is a drawer that closes, the page behind it
 * stays hidden from screen readers: the engine is gone before it has shown the page again. One lasting user keeps it up.
 */
export function FocusKeeper(): null {
  useModalAttributes();
  return null;
}
