// Says what went wrong, and what can be done about it.
"use strict";

(function () {
  const { make, say } = reftel;

  reftel.fault = function (error, query, again) {
    const { kind, message, file, start } = /** @type {SearchError} */ (error);
    if (kind === "query") {
      const text = make("p", {}, say("This query cannot be understood: {message}.", { message }));
      return start === undefined ? [text] : [text, reftel.misread(/** @type {SearchError} */ (error), query)];
    }
    const part = make("span", { class: "id" }, file || "");
    const texts = {
      unsupported: say(
        "This browser cannot unpack the search index. Chrome and Edge from version 85, Firefox from 113 and Safari from 16.4 can.",
      ),
      missing: say("A part of the search index could not be loaded: {file}. The connection may be down."),
      damaged: say("A part of the search index is damaged: {file}. It may have come only in part."),
      version: say("The search index and this page do not belong together: {message}. Reload the page.", { message }),
    };
    const [before, after] = (texts[kind] || say("The search failed: {message}", { message })).split("{file}");
    const text = make("p", {}, before, ...(after === undefined ? [] : [part, after]));
    if (kind === "unsupported") return [text];
    const button = make("button", { type: "button" }, say("Try again"));
    button.addEventListener("click", again);
    return [text, button];
  };
})();
