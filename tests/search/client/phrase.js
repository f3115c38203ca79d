// Prints what the client makes of each query on standard input (a JSON list).
"use strict";

const fs = require("fs");
const reftel = require("./load.js")({});

const found = JSON.parse(fs.readFileSync(0, "utf8")).map((text) => {
  try {
    return reftel.parse(text, ["subject", "body", "tags", "origin"]);
  } catch ({ kind, message, start, end }) {
    return { kind, message, start, end };
  }
});
process.stdout.write(JSON.stringify(found));
