// Two tools served by the official server package: revision 2026-07-28, with `strict-streams`
// nothing older, and answers by event streams.
const { createServer } = require("node:http");
const { McpServer, createMcpHandler, fromJsonSchema } = require("@modelcontextprotocol/server");

const strict = process.argv[2] === "strict-streams";

const schema = fromJsonSchema({
  type: "object",
  properties: { a: { type: "number" }, b: { type: "number" } },
  required: ["a", "b"],
});

const handler = createMcpHandler(
  () => {
    const server = new McpServer({ name: "stateless", version: "1.2.3" });
    const text = (value) => ({ content: [{ type: "text", text: String(value) }] });
    server.registerTool(
      "add",
      { title: "Add", description: "Adds two numbers", inputSchema: schema, annotations: { readOnlyHint: true } },
      ({ a, b }) => text(a + b),
    );
    server.registerTool("clear", { annotations: { destructiveHint: true } }, () => text("done"));
    return server;
  },
  { legacy: strict ? "reject" : "stateless", responseMode: strict ? "sse" : "auto" },
);

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+$/;

// What a page of this machine needs to call it and to read every answer.
function permissions(origin) {
  if (!LOOPBACK.test(origin ?? "")) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, MCP-Protocol-Version, Mcp-Method",
    Vary: "Origin",
  };
}

createServer(async (incoming, outgoing) => {
  const allowed = permissions(incoming.headers.origin);
  if (incoming.method === "OPTIONS") {
    outgoing.writeHead(204, allowed).end();
    return;
  }
  const pieces = [];
  for await (const piece of incoming) pieces.push(piece);
  const body = pieces.length > 0 ? Buffer.concat(pieces) : undefined;
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: Object.entries(incoming.headers),
    body,
  });
  const response = await handler.fetch(request);
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...allowed });
  for await (const piece of response.body ?? []) outgoing.write(piece);
  outgoing.end();
}).listen();
