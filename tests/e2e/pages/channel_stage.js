// A browser on the page of all channels, and what arrived by each.
import { launch } from "../browser/launch.js";
import { Internet } from "../internet/internet.js";
import { channelSite } from "./channel_site.js";

const HOST = "chatgpt.com";

/** Where a channel sends to. */
export const pathOf = (channel) => `/${channel.replaceAll(/[^a-z0-9]+/gi, "-")}`;

/** The names of all channels. */
export const channelsOf = (page) => page.evaluate(() => Object.keys(globalThis.channels));

/** Sends `text` by a channel and waits until the browser has done with it. */
export const sendBy = (page, channel, text, to = pathOf(channel)) =>
  page.evaluate(async (channel, text, to) => globalThis.channels[channel](text, to), channel, text, to);

/** Starts `name` with Handrail, or with `extension: null` without: `{ internet, open(csp), arrivals(channels), close }`. */
export async function channelStage(name, { extension } = {}) {
  const internet = await Internet.start();
  internet.serve(HOST, channelSite(internet.received, HOST));
  const session = await launch(name, { internet, ...(extension === null ? { extension } : {}) });
  return {
    internet,
    open: (csp) => session.page(`https://${HOST}/?csp=${csp}`),
    /** What arrived by each channel, the boundaries of multipart bodies made equal. */
    arrivals(channels) {
      const plain = (text) => text.replaceAll(/-{4,}(WebKitFormBoundary|geckoformboundary)\w+/g, "--boundary");
      const bodies = (channel) => internet.received.list({ path: pathOf(channel) });
      return Object.fromEntries(
        channels.map((channel) => [channel, bodies(channel).map(({ kind, body }) => plain(`${kind} ${body}`))]),
      );
    },
    async close() {
      await session.close();
      await internet.stop();
    },
  };
}
