import { waitBefore } from "../../tab/api/boardStream.ts";
import { endOf, forgetToken, signInWith, token } from "../../tab/api/session.ts";

const jwt = (exp: number): string => `x.${Buffer.from(JSON.stringify({ exp, name: "Åsa" })).toString("base64url")}.y`;

describe("the sign-in", () => {
  test("asks for a token anew when less than two minutes of it remain, and not before", async () => {
    const now = 1_800_000_000_000;
    let asked = 0;
    signInWith(() => Promise.resolve(jwt(now / 1000 + 600 + asked++)));
    const first = await token(now);
    expect(await token(now + 470_000)).toBe(first);
    expect(await token(now + 481_000)).not.toBe(first);
    expect(asked).toBe(2);
  });

  test("asks for a token anew when the server has refused the one in hand", async () => {
    const now = 1_800_000_000_000;
    let asked = 0;
    signInWith(() => Promise.resolve(jwt(now / 1000 + 3600 + asked++)));
    const refused = await token(now);
    forgetToken(refused);
    expect(await token(now)).not.toBe(refused);
    forgetToken("another");
    await token(now);
    expect(asked).toBe(2);
  });

  test("takes a token that cannot be read as ended", () => {
    expect(endOf("nonsense")).toBe(0);
    expect(endOf(jwt(1_800_000_000))).toBe(1_800_000_000_000);
  });
});

describe("the wait before the stream is opened again", () => {
  test("doubles, with half of it by chance, and never passes thirty seconds", () => {
    expect(waitBefore(0, 0)).toBe(250);
    expect(waitBefore(0, 1)).toBe(500);
    expect(waitBefore(3, 1)).toBe(4000);
    expect(waitBefore(20, 1)).toBe(30_000);
    expect(waitBefore(20, 0)).toBe(15_000);
  });
});
