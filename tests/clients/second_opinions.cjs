// What two packages that others wrote say of our configurations: @gleanwork/mcp-config-schema judges
// a file, add-mcp writes the entry of the same service its own way.
//
// In a file: [{ client, file, glean, addMcp, server: { name, type, url, headers } }], the two being their
// names of the client or null. Out, printed: the same array of { refusal, entry }, null where not asked.
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const schema = require("@gleanwork/mcp-config-schema");

async function main() {
  // It is an ES module, which NODE_PATH does not lead to.
  const folder = dirname(require.resolve("add-mcp/package.json"));
  const { agents } = await import(pathToFileURL(join(folder, "dist/lib.js")));
  const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const answers = asked.map(({ file, glean, addMcp, server: { name, ...config } }) => {
    const judged = glean && schema.validateGeneratedConfig(file, glean);
    const refusal = judged && !judged.success ? JSON.stringify(judged.error.issues) : null;
    const agent = addMcp && agents[addMcp];
    const supported = agent && agent.supportedTransports.includes(config.type);
    const entry = supported ? agent.transformConfig(name, config, { local: false }) : null;
    return { refusal, entry };
  });
  console.log(JSON.stringify(answers));
}

main();
