import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const item = z.looseObject({ subscriptionId: z.string(), clientState: z.string().nullable(), changeType: z.string().optional(), lifecycleEvent: z.string().optional(), resource: z.string(), resourceData: z.looseObject({ id: z.string() }) });
const post = z.object({ value: z.array(item) });
export type HeardItem = z.infer<typeof item>;

/** How a listener answers the handshake: as it should, or wrong in one way. */
type Handshake = "well" | "raw" | "html" | "quoted" | "forbidden" | "never";
export type Listener = {
  /** as Graph must be told it: https, although nothing on this machine has a certificate */
  changes: string;
  lifecycle: string;
  /** the POSTs of each address, in order */
  heard: { path: string; items: HeardItem[]; authorization: string | undefined }[];
  handshakes: string[];
  /** how the listener behaves from now on */
  now: { handshake: Handshake; status: number | "never" };
  items(path?: "/changes" | "/lifecycle"): HeardItem[];
  stop(): Promise<void>;
};

/** A server that is told of changes, as the product's webhook is. */
export async function startListener(): Promise<Listener> {
  const heard: Listener["heard"] = [];
  const handshakes: string[] = [];
  const now: Listener["now"] = { handshake: "well", status: 202 };
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://127.0.0.1");
    const token = url.searchParams.get("validationToken");
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      if (token !== null) {
        handshakes.push(url.pathname);
        if (now.handshake === "never") return;
        const answer = { well: token, html: token, forbidden: token, quoted: JSON.stringify(token), raw: /validationToken=([^&]*)/.exec(req.url ?? "")?.[1] ?? "" }[now.handshake];
        res.writeHead(now.handshake === "forbidden" ? 403 : 200, { "Content-Type": now.handshake === "html" ? "text/html" : "text/plain" }).end(answer);
        return;
      }
      heard.push({ path: url.pathname, items: post.parse(JSON.parse(Buffer.concat(chunks).toString("utf8"))).value, authorization: req.headers.authorization });
      if (now.status !== "never") res.writeHead(now.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    changes: `https://127.0.0.1:${port}/changes`,
    lifecycle: `https://127.0.0.1:${port}/lifecycle`,
    heard,
    handshakes,
    now,
    items: (path = "/changes") => heard.filter((one) => one.path === path).flatMap((one) => one.items),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
