import { AppManifestUtils } from "@microsoft/app-manifest";
import type { AppManifest } from "@microsoft/app-manifest";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

/** The validator reads `$schema` alone and hands the rest to the schema; its type asks for more than that. */
type Named = AppManifest & { readonly $schema: string };
const namesItsSchema = (json: unknown): json is Named => typeof json === "object" && json !== null && "$schema" in json && typeof json.$schema === "string";

/** What Microsoft's own schema says of a manifest, by the copy that @microsoft/app-manifest brings with it. */
export const manifestSchemaFaults = (file: string, json: unknown): Promise<string[]> => against(file, json, (named) => AppManifestUtils.validateAgainstSchema(named));

/**
 * The same of a language file. The validator cannot take that schema: one of its patterns has a lone bracket, which
 * JavaScript allows only in patterns that are not Unicode. So the schema is the package's and the reading is done here.
 */
export const languageSchemaFaults = (file: string, json: unknown): Promise<string[]> =>
  against(file, json, async (named) => {
    const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv, ["uri"]);
    const validate = ajv.compile(await AppManifestUtils.fetchSchema(named.$schema));
    validate(json);
    return (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message ?? ""}. Details: ${JSON.stringify(fault.params)}`);
  });

async function against(file: string, json: unknown, faultsOf: (named: Named) => Promise<string[]>): Promise<string[]> {
  if (!namesItsSchema(json)) return [`${file}: must name its $schema`];
  try {
    return (await faultsOf(json)).map((fault) => `${file}: ${fault}`);
  } catch (error) {
    return [`${file}: could not be held against ${json.$schema}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
