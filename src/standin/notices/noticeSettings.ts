import { z } from "zod";

const share = z.number().min(0).max(1);

/** How notices travel. Shares are between 0 and 1; what happens to which notice follows from the seed. */
export const noticeSettingsShape = z.strictObject({
  seed: z.int(),
  /** milliseconds on the stand-in's clock from a change to its notice: at least, and at most */
  delayMs: z.number().min(0),
  delayMsMax: z.number().min(0),
  /** further "updated" that follow a "created", a second apart: with the attendant's answer one booking gives 1 + 3 */
  echoes: z.int().min(0).max(10),
  /** notices to one address that fall due within so many milliseconds share a POST */
  togetherMs: z.number().min(1),
  drop: share,
  double: share,
  /** held back by up to half a minute more, so that later ones overtake them */
  reorder: share,
  /** Graph asks for the handshake at renewals too. */
  validateOnRenew: z.boolean(),
});
export type NoticeSettings = z.infer<typeof noticeSettingsShape>;

/** A quiet day: a second's delay, nothing lost. Microsoft promises less than a minute on average and three at most. */
export const usualNoticeSettings: NoticeSettings = {
  seed: 1,
  delayMs: 1000,
  delayMsMax: 1000,
  echoes: 2,
  togetherMs: 250,
  drop: 0,
  double: 0,
  reorder: 0,
  validateOnRenew: false,
};

/** What a player of faults does to notices for a while, over whatever is set. */
export type Disturbance = Partial<Pick<NoticeSettings, "seed" | "drop" | "double" | "delayMsMax" | "reorder">>;
