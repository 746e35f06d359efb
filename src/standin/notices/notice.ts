/** One item on its way to a listener. */
export type Notice = {
  id: string;
  url: string;
  subscriptionId: string;
  kind: "change" | "lifecycle";
  /** the item as it will stand in the POST */
  item: Record<string, unknown>;
  /** ISO instants: when it first was to go, and when it is to go now */
  first: string;
  due: string;
  tries: number;
};
