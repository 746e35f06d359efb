import { createSign, generateKeyPairSync } from "node:crypto";

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const pem = (what: string, bytes: Buffer): string => `-----BEGIN ${what}-----\n${bytes.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END ${what}-----\n`;

/** A certificate that signs for itself, made anew each time, so that no private key lies in the repository. */
export function selfSigned(): { cert: string; key: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const rsaWithSha256 = sequence(der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
  const name = sequence(der(0x31, sequence(der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from("Hubbplats")))));
  const validity = sequence(der(0x17, Buffer.from("260101000000Z")), der(0x17, Buffer.from("460101000000Z")));
  const signed = sequence(der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), rsaWithSha256, name, validity, name, publicKey.export({ type: "spki", format: "der" }));
  const signature = createSign("sha256").update(signed).sign(privateKey);
  return {
    cert: pem("CERTIFICATE", sequence(signed, rsaWithSha256, der(0x03, Buffer.from([0]), signature))),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}
