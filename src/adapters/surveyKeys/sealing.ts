import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { Drawer } from "../../services/survey/surveyPorts.ts";

/** Keys are key objects: given as bytes, they are made into one at each use, which costs more than the use. */
const keyed = (key: KeyObject, text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest();

/** Names a person in a pilot. The space keeps what is derived for other uses apart from every person id, which holds none. */
export const pseudonymOf = (key: KeyObject, personId: string): string => keyed(key, personId).toString("base64url");

/** Names a person in one wave of it. */
export const pseudonymInWave = (key: KeyObject, waveId: string, personId: string): string => keyed(key, `alone ${waveId} ${personId}`).toString("base64url");

const nonceLength = 12;
const tagLength = 16;
/** Sealed forms have few lengths, so that theirs tells little of how much somebody has written. */
const leastLength = 1024;

function padded(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  let length = leastLength;
  while (length < bytes.length + 4) length *= 2;
  const whole = Buffer.alloc(length);
  whole.writeUInt32BE(bytes.length, 0);
  bytes.copy(whole, 4);
  return whole;
}

/** The lock of one wave's drafts: AES-256-GCM with a key for the wave, a fresh nonce at each sealing, bound to its slot. */
export function drawerOf(key: KeyObject, waveId: string): Drawer {
  const sealingKey = createSecretKey(keyed(key, `seal ${waveId}`));
  return {
    slot: (personId) => keyed(key, `slot ${waveId} ${personId}`).toString("base64url"),
    seal: (slot, text) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce).setAAD(Buffer.from(slot));
      return Buffer.concat([nonce, cipher.update(padded(text)), cipher.final(), cipher.getAuthTag()]).toString("base64");
    },
    open: (slot, sealed) => {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes.length < nonceLength + tagLength + leastLength) throw new Error("a sealed form is too short to be one");
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, bytes.subarray(0, nonceLength)).setAAD(Buffer.from(slot)).setAuthTag(bytes.subarray(-tagLength));
      const whole = Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
      return whole.toString("utf8", 4, 4 + whole.readUInt32BE(0));
    },
  };
}
