// The same client for a page.
globalThis.listWithSdk = require("./sdk.cjs").list;
