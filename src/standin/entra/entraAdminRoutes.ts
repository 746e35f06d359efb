import express, { Router } from "express";
import { z } from "zod";
import type { Entra } from "./makeEntra.ts";

const signIn = z.strictObject({ consented: z.boolean().optional(), secondFactorAsked: z.boolean().optional() });
/** Seconds; below zero gives tokens that have already run out. */
const settings = z.strictObject({ tokenLifetime: z.number().int().min(-3600).max(86_400) });

/** For the admin port: how Entra treats people, and how long tokens live. */
export function entraAdminRoutes(entra: Entra): Router {
  const routes = Router();
  routes.post("/entra/settings", express.json(), (request, response) => {
    const read = settings.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) });
    entra.rules.setSettings(read.data);
    response.json(entra.rules.settings());
  });
  routes.post("/entra/:upn/sign-in", express.json(), (request, response) => {
    const person = entra.person(request.params.upn);
    if (!person) return void response.status(404).json({ error: "unknown-person" });
    const read = signIn.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: z.prettifyError(read.error) });
    entra.rules.setState(person.oid, read.data);
    response.json(entra.rules.stateOf(person.oid));
  });
  return routes;
}
