// Lists the tools of a service with the official TypeScript client, as its documentation shows it.
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { SSEClientTransport } = require("@modelcontextprotocol/sdk/client/sse.js");
const { StreamableHTTPClientTransport } = require("@modelcontextprotocol/sdk/client/streamableHttp.js");

// How many tools there are, and the milliseconds until the last of them was there.
exports.list = async ({ transport, url, key }) => {
  const begun = performance.now();
  const options = { requestInit: { headers: { Authorization: `Bearer ${key}` } } };
  const Transport = transport === "sse" ? SSEClientTransport : StreamableHTTPClientTransport;
  const client = new Client({ name: "bench", version: "1.0.0" });
  await client.connect(new Transport(new URL(url), options));
  let tools = 0;
  let cursor;
  do {
    const page = await client.listTools({ cursor });
    tools += page.tools.length;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const took = performance.now() - begun;
  await client.close();
  return { tools, took };
};
