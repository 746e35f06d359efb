import type { Image, Pixel } from "./png.ts";
import { readPng } from "./png.ts";

/** Teams' measures in pixels: the whole icon, and for the colour icon the middle part that is never cut off. */
const sizes = { color: 192, outline: 32, safe: 120 } as const;

const pixelsOf = (image: Image): { x: number; y: number; pixel: Pixel }[] =>
  Array.from({ length: image.width * image.height }, (_, i) => ({ x: i % image.width, y: Math.floor(i / image.width), pixel: image.pixel(i % image.width, Math.floor(i / image.width)) }));

function sized(file: string, bytes: Buffer, size: number): { image: Image } | { faults: string[] } {
  const image = readPng(bytes);
  if (!image) return { faults: [`${file}: is no PNG of 8 bits a channel`] };
  return image.width === size && image.height === size ? { image } : { faults: [`${file}: is ${image.width}×${image.height} pixels, must be ${size}×${size}`] };
}

/** The colour icon: 192×192, opaque, and one plain colour outside the middle 120×120, where Teams may round the corners. */
export function colorIconFaults(file: string, bytes: Buffer): string[] {
  const read = sized(file, bytes, sizes.color);
  if ("faults" in read) return read.faults;
  const edge = (sizes.color - sizes.safe) / 2;
  const inside = (n: number): boolean => n >= edge && n < sizes.color - edge;
  const pixels = pixelsOf(read.image);
  const corner = JSON.stringify(read.image.pixel(0, 0));
  return [
    ...(pixels.some(({ pixel }) => pixel.alpha < 255) ? [`${file}: must be opaque`] : []),
    ...(pixels.some(({ x, y, pixel }) => !(inside(x) && inside(y)) && JSON.stringify(pixel) !== corner) ? [`${file}: the mark must keep inside the middle ${sizes.safe}×${sizes.safe}`] : []),
  ];
}

/** The outline icon: 32×32, white on nothing; Teams colours it itself. */
export function outlineIconFaults(file: string, bytes: Buffer): string[] {
  const read = sized(file, bytes, sizes.outline);
  if ("faults" in read) return read.faults;
  const pixels = pixelsOf(read.image).map(({ pixel }) => pixel);
  const seen = pixels.filter(({ alpha }) => alpha > 0);
  return [
    ...(seen.some(({ red, green, blue }) => Math.min(red, green, blue) < 250) ? [`${file}: must be white and nothing else`] : []),
    ...(seen.length === 0 ? [`${file}: shows nothing`] : []),
    ...(seen.length === pixels.length ? [`${file}: must have a transparent background`] : []),
  ];
}
