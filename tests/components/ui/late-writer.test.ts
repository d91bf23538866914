import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lateWriter } from "#components/ui/late-writer.ts";

/** A page that can be left and hidden, without a browser. */
function fakePage() {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  return Object.assign(new EventTarget(), { document }) as unknown as Window & { document: Document };
}

describe("what is typed is written late, and never too late", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("writes once, the last value, after the pause", () => {
    const write = vi.fn();
    const writer = lateWriter<string>(write, 250);
    writer.put("a");
    vi.advanceTimersByTime(200);
    writer.put("ab");
    vi.advanceTimersByTime(249);
    expect(write).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(write.mock.calls).toEqual([["ab"]]);
  });

  it("writes at once when the page is left within the pause", () => {
    const write = vi.fn();
    const writer = lateWriter<string>(write, 250);
    const page = fakePage();
    writer.listen(page);
    writer.put("half a wo");
    page.dispatchEvent(new Event("pagehide"));
    expect(write.mock.calls).toEqual([["half a wo"]]);
    vi.advanceTimersByTime(1000);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it("writes at once when the page is put aside, and not when it is shown again", () => {
    const write = vi.fn();
    const writer = lateWriter<string>(write, 250);
    const page = fakePage();
    writer.listen(page);
    writer.put("kept");
    Object.assign(page.document, { visibilityState: "hidden" });
    page.document.dispatchEvent(new Event("visibilitychange"));
    expect(write.mock.calls).toEqual([["kept"]]);
    Object.assign(page.document, { visibilityState: "visible" });
    writer.put("later");
    page.document.dispatchEvent(new Event("visibilitychange"));
    expect(write).toHaveBeenCalledTimes(1);
  });

  it("writes what waits when the form goes away, and nothing that was dropped", () => {
    const write = vi.fn();
    const writer = lateWriter<string>(write, 250);
    const stop = writer.listen(fakePage());
    writer.put("sent already");
    writer.drop();
    stop();
    expect(write).not.toHaveBeenCalled();
  });
});
