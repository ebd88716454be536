// Whether LibreChat's own schema accepts the servers of a librechat.yaml.
const { readFileSync } = require("node:fs");
const yaml = require("js-yaml");
const { MCPServersSchema } = require("librechat-data-provider");

const { mcpServers } = yaml.load(readFileSync(process.argv[2], "utf8"));
const { success, error } = MCPServersSchema.safeParse(mcpServers);
if (!success) console.error(JSON.stringify(error.issues));
console.log(success ? "accepted" : "refused");
