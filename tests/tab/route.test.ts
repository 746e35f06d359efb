import { pathOf, routeOf, type Route } from "../../tab/shell/route.ts";

describe("links into the tab", () => {
  test.each<[string, Route]>([
    ["boka/2026-11-26", { page: "boka", date: "2026-11-26" }],
    ["hubb/brunflo", { page: "hubbar", hubId: "brunflo" }],
    ["hubb/brunflo/2026-11-26", { page: "boka", date: "2026-11-26", hubId: "brunflo" }],
    ["bokning/42", { page: "mina", bookingId: "42" }],
    ["mina", { page: "mina" }],
    ["hubbar", { page: "hubbar" }],
    ["enkater", { page: "enkater" }],
    ["enkat/4f2c", { page: "enkater", waveId: "4f2c" }],
    ["hr", { page: "hr" }],
    ["hr/nytt", { page: "hr", view: "nytt" }],
    ["hr/resultat/4f2c", { page: "hr", view: "resultat", id: "4f2c" }],
    ["installningar", { page: "installningar" }],
    ["administration", { page: "administration" }],
    ["boka", { page: "boka" }],
  ])("%s leads to its page, and the page has that address", (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(routeOf(`#/${path}`)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  test("a hub id with signs of its own survives the address", () => {
    const route: Route = { page: "hubbar", hubId: "ås/torsta" };
    expect(routeOf(pathOf(route))).toEqual(route);
  });

  test.each(["", "#", "nonsens", "boka/i morgon", "boka/2026-02-30", "bokning", "hubb", "%"])("%j leads to the board: a bad link is no dead end", (path) => {
    expect(routeOf(path)).toEqual({ page: "boka" });
  });

  test.each(["hr/nonsens", "hr/nonsens/4f2c"])("%j leads to HR's first page", (path) => {
    expect(routeOf(path)).toEqual({ page: "hr" });
  });

  test("a hub's day that does not exist leads to the hub", () => {
    expect(routeOf("hubb/brunflo/2026-02-30")).toEqual({ page: "hubbar", hubId: "brunflo" });
  });
});
