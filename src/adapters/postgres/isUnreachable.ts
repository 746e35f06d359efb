import { z } from "zod";

/** What Node says of a connection that does not come about or breaks, and what PostgreSQL says (SQLSTATE) when it starts, stops or has no connection left. */
const unreachable = z.object({ code: z.string().regex(/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08\w{3}|57P0[123]|53300)$/) });
/** The driver's own words for the same, which have no code. */
const driverSays = z.object({ message: z.string().regex(/^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable)/) });
const known = z.union([unreachable, driverSays]);

/** Whether a fault is that the database cannot be reached: not of what was asked, which can be asked again. */
export const isUnreachable = (fault: unknown): boolean => known.safeParse(fault).success;
