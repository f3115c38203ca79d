// Says what went wrong, and what can be done about it.
"use strict";

(function () {
  const BROWSERS = "Chrome and Edge from version 85, Firefox from 113 and Safari from 16.4 can.";
  const { make } = reftel;

  reftel.fault = function (error, query, again) {
    const { kind, message, file, start } = /** @type {SearchError} */ (error);
    if (kind === "query") {
      const text = make("p", {}, `This query cannot be understood: ${message}.`);
      return start === undefined ? [text] : [text, reftel.misread(/** @type {SearchError} */ (error), query)];
    }
    const part = make("span", { class: "id" }, file || "");
    const texts = {
      unsupported: ["This browser cannot unpack the search index. ", BROWSERS],
      missing: ["A part of the search index could not be loaded: ", part, ". The connection may be down."],
      damaged: ["A part of the search index is damaged: ", part, ". It may have come only in part."],
      version: ["The search index and this page do not belong together: ", message, ". Reload the page."],
    };
    const text = make("p", {}, ...(texts[kind] || ["The search failed: ", String(message)]));
    if (kind === "unsupported") return [text];
    const button = make("button", { type: "button" }, "Try again");
    button.addEventListener("click", again);
    return [text, button];
  };
})();
