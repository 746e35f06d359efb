import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";

/** Where Microsoft's schemas of Adaptive Cards lie, when they are beside the project. */
export const schemaFolder = process.env["TEAMS_SCHEMAS"] ?? join(import.meta.dirname, "../../../shared/teams/schema");
export const schemasAreHere = existsSync(join(schemaFolder, "adaptive-card-1.5.schema.json"));

const read = (name: string): Record<string, unknown> & { id?: string } => JSON.parse(readFileSync(join(schemaFolder, name), "utf8"));

/** A card is held to both: what Teams knows of, and version 1.5 alone. */
export function cardSchemas(): { teams: ValidateFunction; v15: ValidateFunction } {
  const { id, ...rest } = read("adaptive-card-1.5.schema.json");
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  return { teams: ajv.compile(read("adaptive-card-teams.generated.schema.json")), v15: ajv.compile({ ...rest, $id: id, $schema: "http://json-schema.org/draft-07/schema#" }) };
}
