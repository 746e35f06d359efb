/** One call that reached the stand-in's Graph, in order of arrival. */
export type LoggedCall = {
  at: string;
  method: string;
  /** with names in braces instead of values; null until the call found its route */
  template: string | null;
  /** as sent, without the query */
  path: string;
  query: string;
  /** lower-case address of the mailbox it was about, if any */
  mailbox: string | null;
  /** "person" or "resource", of that mailbox */
  mailboxKind: "person" | "resource" | "other" | null;
  token: "app" | "delegated" | null;
  appId: string | null;
  /** Whether it would list a calendar, rather than read one event by its id: of people's calendars nobody may. */
  lists: boolean;
  requestBody: unknown;
  status: number | null;
};

export type CallLog = { add(call: LoggedCall): void; all(): LoggedCall[]; clear(): void };

/** The latest calls, kept in memory only. */
export function makeCallLog(most = 20_000): CallLog {
  let calls: LoggedCall[] = [];
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > most) calls = calls.slice(-most / 2);
    },
    all: () => [...calls],
    clear: () => {
      calls = [];
    },
  };
}
