import { inflateSync } from "node:zlib";

export type Pixel = { readonly red: number; readonly green: number; readonly blue: number; /** 0 clear … 255 opaque */ readonly alpha: number };
export type Image = { readonly width: number; readonly height: number; readonly pixel: (x: number, y: number) => Pixel };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 8 bits a channel, with or without alpha, not interlaced: what icons are. Null for anything else. */
export function readPng(bytes: Buffer): Image | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature)) return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[bytes.readUInt8(25)];
  if (bytes.readUInt8(24) !== 8 || channels === undefined || bytes.readUInt8(28) !== 0) return null;
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(bytes))), width * channels, height, channels);
  const at = (x: number, y: number, channel: number): number => rows[y * width * channels + x * channels + channel] ?? 0;
  return { width, height, pixel: (x, y) => ({ red: at(x, y, 0), green: at(x, y, 1), blue: at(x, y, 2), alpha: channels === 4 ? at(x, y, 3) : 255 }) };
}

/** The IDAT chunks' contents. A chunk: length, type, that many bytes, checksum. */
function dataOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  return parts;
}

/** Undoes PNG's five row filters (PNG specification, section 9): each byte was stored as its difference from a guess. */
function unfiltered(stored: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = stored[y * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? (out[y * stride + i - channels] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * stride + i] ?? 0) : 0;
      const corner = y > 0 && i >= channels ? (out[(y - 1) * stride + i - channels] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + i] = (stored[y * (stride + 1) + 1 + i] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
