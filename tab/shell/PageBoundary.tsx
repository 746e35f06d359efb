import { Component } from "react";
import { ownProblem } from "../api/request.ts";
import { Fault } from "./Fault.tsx";
import { forgetFailedParts } from "./loadedPart.tsx";

type Props = {
  readonly children: React.ReactNode;
  /** what stands there when the code does not come; left out: the fault, with a way to try again */
  readonly instead?: React.ReactNode;
};

/** A page whose code does not come (no network, or a newer build on the server) says so in its place, and leaves the rest standing. React has this as a class only. */
export class PageBoundary extends Component<Props, { readonly broken: boolean; readonly tries: number }> {
  override state = { broken: false, tries: 0 };
  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }
  override componentDidCatch(): void {
    forgetFailedParts();
  }
  /** Fetches the code again. Where that has failed before though there is a network, there may be a newer build: the whole page is read anew, never without a network, when nothing would come of it. */
  retry = (): void => {
    if (this.state.tries > 0 && navigator.onLine) location.reload();
    else this.setState(({ tries }) => ({ broken: false, tries: tries + 1 }));
  };
  override render(): React.ReactNode {
    if (!this.state.broken) return this.props.children;
    return this.props.instead === undefined ? <Fault problem={ownProblem("unreachable", 0)} retry={this.retry} /> : this.props.instead;
  }
}
