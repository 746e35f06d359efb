import { z } from "zod";
import { startWorld } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

const report = z.object({ perSecond: z.number().nullable(), peak: z.number(), refused: z.number() });

describe("How fast a bot may send", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  const send = async () => {
    const token = await world.standin.entra.mint({ aud: "https://api.botframework.com", iss: `https://sts.windows.net/${world.standin.tenant.tenantId}/`, appid: world.standin.tenant.botApp, idtyp: "app", tid: world.standin.tenant.tenantId, ver: "1.0" });
    return fetch(`${world.standin.origin}/v3/conversations/nowhere/members`, { headers: { authorization: `Bearer ${token}` } });
  };
  const burst = async (n: number) => Promise.all(Array.from({ length: n }, send));

  it("is not limited unless somebody sets a limit", async () => {
    expect((await burst(20)).some((one) => one.status === 429)).toBe(false);
    expect(report.parse((await world.admin("GET", "/chat/pace")).body)).toMatchObject({ perSecond: null, refused: 0 });
  });

  it("is told by a 429 with the second to wait, and counted", async () => {
    await world.admin("POST", "/chat/pace", { perSecond: 5 });
    const replies = await burst(8);
    const refused = replies.filter((one) => one.status === 429);
    expect(refused).toHaveLength(3);
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
    expect(report.parse((await world.admin("GET", "/chat/pace")).body)).toEqual({ perSecond: 5, peak: 5, refused: 3 });
    expect((await world.admin("POST", "/chat/pace", { perSecond: 0 })).status).toBe(400);
  });
});
