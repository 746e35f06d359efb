import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { colorIconFaults, outlineIconFaults } from "../../appPackage/iconFaults.ts";
import { readPng } from "../../appPackage/png.ts";
import { root } from "./support.ts";

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
};
/** A square PNG with alpha; `paint` gives red, green, blue and alpha of each pixel. */
const pngOf = (size: number, paint: (x: number, y: number) => readonly [number, number, number, number]): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) => Buffer.from([0, ...Array.from({ length: size }, (_, x) => [...paint(x, y)]).flat()]));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
};
const icon = (name: string): Buffer => readFileSync(join(root, "appPackage", name));

describe("the icons", () => {
  test("are the size and the colours that Teams asks for", () => {
    expect(colorIconFaults("color.png", icon("color.png"))).toEqual([]);
    expect(outlineIconFaults("outline.png", icon("outline.png"))).toEqual([]);
  });

  test("stand on the accent colour of the app", () => {
    expect(readPng(icon("color.png"))?.pixel(0, 0)).toEqual({ red: 0x1b, green: 0x6b, blue: 0x5a, alpha: 255 });
  });

  test("are refused when the outline is coloured, empty or on a filled ground", () => {
    const dotted = (colour: readonly [number, number, number, number]) => pngOf(32, (x) => (x === 16 ? colour : [0, 0, 0, 0]));
    expect(outlineIconFaults("o", dotted([255, 255, 255, 255]))).toEqual([]);
    expect(outlineIconFaults("o", dotted([255, 0, 0, 255]))).toEqual(["o: must be white and nothing else"]);
    expect(outlineIconFaults("o", pngOf(32, () => [0, 0, 0, 0]))).toEqual(["o: shows nothing"]);
    expect(outlineIconFaults("o", pngOf(32, () => [255, 255, 255, 255]))).toEqual(["o: must have a transparent background"]);
  });

  test("are refused when the colour icon is see-through or its mark would be cut off", () => {
    expect(colorIconFaults("c", pngOf(192, (x, y) => (x === 96 && y === 96 ? [0, 0, 0, 0] : [9, 9, 9, 255])))).toEqual(["c: must be opaque"]);
    expect(colorIconFaults("c", pngOf(192, (x) => (x === 20 ? [255, 255, 255, 255] : [9, 9, 9, 255])))).toEqual(["c: the mark must keep inside the middle 120×120"]);
  });
});
