import { Component } from "react";
import { ownProblem } from "../api/request.ts";
import { Fault } from "./Fault.tsx";

type Props = { readonly children: React.ReactNode };

/** A page whose code does not come (no network, or a newer build on the server) says so in its place, and leaves the rest standing. React has this as a class only. */
export class PageBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }
  override render(): React.ReactNode {
    return this.state.broken ? <Fault problem={ownProblem("unreachable", 0)} retry={() => location.reload()} /> : this.props.children;
  }
}
