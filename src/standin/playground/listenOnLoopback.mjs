/** Loaded before the Playground, which would otherwise listen on every network: a port alone means this machine only. */
import { Server } from "node:net";

const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(first, ...rest) {
  const portAlone = (typeof first === "number" || typeof first === "string") && Number.isInteger(Number(first)) && typeof rest[0] !== "string";
  return portAlone ? listen.call(this, Number(first), "127.0.0.1", ...rest) : listen.call(this, first, ...rest);
};
