import { isSecondHalf, type Press } from "../../tab/shell/secondPress.ts";

const press = (change: Partial<Press> = {}): Press => ({ at: 1000, x: 200, y: 300, on: "Släpp", ...change });

describe("the second half of a double press", () => {
  test("is not meant for what has come under the finger since the first", () => {
    expect(isSecondHalf(press(), press({ at: 1300, x: 208, on: "Släpp, of the next place" }))).toBe(true);
    expect(isSecondHalf(press({ on: null }), press({ at: 1300 }))).toBe(true);
  });
  test("is heeded where the same thing still stands, as when somebody steps through the weeks", () => {
    expect(isSecondHalf(press({ on: "Nästa vecka" }), press({ at: 1150, on: "Nästa vecka" }))).toBe(false);
  });
  test("is a press of its own when it comes later or somewhere else", () => {
    expect(isSecondHalf(press(), press({ at: 1600, on: "Boka" }))).toBe(false);
    expect(isSecondHalf(press(), press({ at: 1300, y: 340, on: "Ångra" }))).toBe(false);
    expect(isSecondHalf(null, press())).toBe(false);
  });
});
