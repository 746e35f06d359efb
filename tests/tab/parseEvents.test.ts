import { makeEventParser, type ServerEvent } from "../../tab/api/parseEvents.ts";

const read = (...pieces: string[]): ServerEvent[] => {
  const parser = makeEventParser();
  return pieces.flatMap((piece) => parser.push(piece));
};
const changed = { name: "changed", data: '{"hubId":"brunflo"}' };

describe("the board's event stream", () => {
  test("gives one event for a name, its data and an empty line", () => {
    expect(read('event: changed\ndata: {"hubId":"brunflo"}\n\n')).toEqual([changed]);
  });

  test("gives the same events wherever the network cuts the text", () => {
    const text = ': hej\r\n\r\nevent: changed\r\ndata: {"hubId":"brunflo"}\r\n\r\nevent: mine\ndata: {"bookingId":"1"}\n\n';
    const whole = read(text);
    expect(whole).toHaveLength(2);
    for (let cut = 1; cut < text.length; cut += 1) expect(read(text.slice(0, cut), text.slice(cut))).toEqual(whole);
    expect(read(...Array.from(text))).toEqual(whole);
  });

  test("gives nothing for a heartbeat, which is a comment", () => {
    expect(read(": hej\n\n", ":\n\n")).toEqual([]);
  });

  test("gives nothing for a name without data, and forgets the name", () => {
    expect(read("event: changed\n\ndata: 1\n\n")).toEqual([{ name: "message", data: "1" }]);
  });

  test("puts several data lines together with line breaks, and takes away one leading space only", () => {
    expect(read("data: a\ndata:  b\ndata:c\n\n")).toEqual([{ name: "message", data: "a\n b\nc" }]);
  });

  test("holds back an event whose empty line has not come", () => {
    expect(read("data: 1\n")).toEqual([]);
  });

  test("skips a byte order mark at the start", () => {
    expect(read("\uFEFFdata: 1\n\n")).toEqual([{ name: "message", data: "1" }]);
  });
});
