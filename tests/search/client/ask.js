// Calls the client over the site in the folder given: standard input is a JSON list of [method, …arguments]. Prints for
// each {value} or {error}, and the files it loaded.
"use strict";

const fs = require("fs");
const reftel = require("./load.js")(process.argv[2]);

(async () => {
  const answers = [];
  for (const [method, ...values] of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const before = reftel.loaded.length;
    /** @type {object} */
    let answer;
    try {
      answer = { value: await reftel[method](...values) };
    } catch (error) {
      if (!(error instanceof reftel.SearchError)) throw error;
      const { kind, message, file, start, end } = error;
      answer = { error: { kind, message, file, start, end } };
    }
    answers.push({ ...answer, loaded: reftel.loaded.slice(before) });
  }
  process.stdout.write(JSON.stringify(answers));
})();
