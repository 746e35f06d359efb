import { randomUUID } from "node:crypto";
import express from "express";
import type { Express, RequestHandler } from "express";
import helmet from "helmet";
import { Histogram } from "prom-client";
import type { Registry } from "prom-client";
import type { HubBook } from "../services/hub/hubBook.ts";
import type { Log, Trail, World } from "../services/ports.ts";
import type { SurveyVerbs } from "../services/survey/surveyVerbs.ts";
import type { Verbs } from "../services/verbs.ts";
import { administrationRoutes } from "./administration.ts";
import type { HearDeps } from "../services/calendar/hearNotices.ts";
import { driftRoutes } from "./driftRoutes.ts";
import { noticeRoutes } from "./notices.ts";
import { boardRoutes } from "./board.ts";
import { bookingRoutes } from "./bookings.ts";
import { consentRoutes } from "./consent.ts";
import type { ConsentDeps } from "./consent.ts";
import { healthRoutes } from "./health.ts";
import { hubFileRoutes } from "./hubFile.ts";
import type { HealthDeps } from "./health.ts";
import { meRoutes } from "./me.ts";
import { openApiRoutes } from "./openapi.ts";
import { askedLanguage, lastFault, sendProblem } from "./problem.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { signInGate } from "./signIn.ts";
import type { SignInDeps } from "./signIn.ts";
import { streamRoutes } from "./stream.ts";
import { surveyAuditRoutes } from "./surveys/audit.ts";
import { campaignRoutes } from "./surveys/campaigns.ts";
import { earlierAnswersRoutes } from "./surveys/earlierAnswers.ts";
import { instrumentRoutes } from "./surveys/instruments.ts";
import { mySurveyRoutes } from "./surveys/mine.ts";
import { pilotRoutes } from "./surveys/pilots.ts";
import { resultRoutes } from "./surveys/results.ts";
import { waveRoutes } from "./surveys/waves.ts";
import type { Feed } from "./stream.ts";
import { tabFiles } from "./tabFiles.ts";
import { addressOf, refusedTooOften, tooOften } from "./tooOften.ts";

export type AppDeps = SignInDeps &
  HealthDeps & {
    readonly verbs: Verbs;
    readonly surveys: SurveyVerbs;
    readonly hubBook: HubBook;
    readonly world: World;
    readonly feed: Feed;
    readonly log: Log;
    /** whether a fault is that the ledger cannot be reached */
    readonly isUnreachable: (fault: unknown) => boolean;
    readonly trail: Pick<Trail, "follow">;
    /** folder of the built tab */
    readonly tabFolder: string;
    readonly notices: HearDeps;
    readonly consent: ConsentDeps;
    /** POST /api/messages */
    readonly bot: RequestHandler;
    /** mounted at /local, on a machine with no tenant only */
    readonly local: RequestHandler | null;
  };

/** Where Teams, Outlook and the M365 app may frame the tab (Microsoft's list of tab requirements). */
const frames = [
  "'self'",
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
];

/** What teams-js fetches when it starts: the list of Microsoft's own hosts. */
const teamsList = "https://res.cdn.office.net";

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'", "data:", teamsList],
      connectSrc: ["'self'", teamsList],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: frames,
    },
  },
  xFrameOptions: false,
  crossOriginOpenerPolicy: false,
  crossOriginEmbedderPolicy: false,
});

/** Calls in a minute from one address at the doors of Microsoft's services: far more than they make, and Graph sends again what was not taken. */
const mostOfAService = 3000;

/** The whole server: gates, then one file a subject. */
export function makeApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", 1);
  app.set("etag", false);
  app.use(traced(deps));
  app.use(healthRoutes(deps));
  if (deps.local) app.use("/local", deps.local);
  app.use(headers);
  app.post("/api/messages", refusedTooOften(mostOfAService), deps.bot);
  app.post(["/api/notifications", "/api/lifecycle"], tooOften(mostOfAService, addressOf));
  app.use(noticeRoutes(deps.notices));
  const routes: RouteDeps = { verbs: deps.verbs, hubBook: deps.hubBook, world: deps.world, signedIn: signInGate(deps) };
  app.use(earlierAnswersRoutes({ ...routes, surveys: deps.surveys }));
  app.use(hubFileRoutes(routes));
  app.use("/api", express.json({ limit: "100kb" }));

  app.use(openApiRoutes());
  app.use(streamRoutes({ ...routes, feed: deps.feed }));
  app.use(boardRoutes(routes));
  app.use(bookingRoutes(routes));
  app.use(meRoutes(routes));
  app.use(administrationRoutes(routes));
  app.use(driftRoutes(routes));
  app.use(mySurveyRoutes({ ...routes, surveys: deps.surveys }));
  app.use(pilotRoutes({ ...routes, surveys: deps.surveys }));
  for (const hrRoutes of [instrumentRoutes, campaignRoutes, waveRoutes, resultRoutes, surveyAuditRoutes]) app.use(hrRoutes({ ...routes, surveys: deps.surveys }));
  app.use(consentRoutes(deps.consent));
  app.use(tabFiles(deps.tabFolder));
  app.use((request, response) => sendProblem(response, "not-found", askedLanguage(request)));
  app.use(lastFault(deps));
  return app;
}

/** What people do with their own surveys is not counted: figures that are read every few seconds would tell when somebody submits, and who asks for their score. */
const ofOwnSurveys = /^\/api\/survey(s\/|s$|-answers$)/;

/** Gives every request an id that its answer, its log lines and the jobs that follow from a booking carry, and measures it by route, never by address: addresses hold ids. */
function traced({ metrics, log, trail }: { metrics: Registry; log: Log; trail: Pick<Trail, "follow"> }): RequestHandler {
  const seconds = new Histogram({ name: "http_request_seconds", help: "time to answer, by route and status", labelNames: ["method", "route", "status"], registers: [metrics], buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10] });
  return (request, response, next) => {
    const started = performance.now();
    const asked = request.get("x-request-id");
    const requestId = asked !== undefined && /^[\w-]{8,64}$/.test(asked) ? asked : randomUUID();
    response.setHeader("x-request-id", requestId);
    response.on("finish", () => {
      const route = routeOf(request.route) ?? "other";
      const ms = performance.now() - started;
      if (!ofOwnSurveys.test(route) || response.statusCode >= 500) seconds.observe({ method: request.method, route, status: response.statusCode }, ms / 1000);
      if (response.statusCode >= 500) log.warn("answered with a fault", { requestId, method: request.method, route, status: response.statusCode, ms: Math.round(ms) });
    });
    if (ofOwnSurveys.test(request.path)) next();
    else trail.follow(requestId, next);
  };
}

const routeOf = (route: unknown): string | null => (typeof route === "object" && route !== null && "path" in route && typeof route.path === "string" ? route.path : null);
