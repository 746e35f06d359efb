import express from "express";
import type { Request, Response } from "express";

const usual = express.json({ limit: "100kb" });

/**
 * Reads a file that came as the body, larger than other bodies may be, of those alone who may send it.
 * @param limit as express takes it: "8mb"
 * @throws what express throws of a body that is too large or no JSON
 */
export function makeFileReader(limit: string): (request: Request, response: Response, may: boolean) => Promise<void> {
  const large = express.json({ limit });
  return (request, response, may) =>
    new Promise((resolve, reject) => {
      (may ? large : usual)(request, response, (fault: unknown) => (fault ? reject(fault instanceof Error ? fault : new Error("a body could not be read")) : resolve()));
    });
}
