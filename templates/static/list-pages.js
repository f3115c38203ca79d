// Asks the pages of cables what they say of themselves. No file can read another in a folder, but in a frame it can
// answer: `list-kept.js` does, where the address ends in `#reading-list`.
"use strict";

(function () {
  const PATIENCE = 20000;
  const AFTER_LOADING = 1000;

  /**
   * @param {ListEntry} entry
   * @returns {Promise<ListAnswer | null>}
   */
  reftel.askPage = function (entry) {
    return new Promise(function (resolve) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.src = new URL(entry.url, reftel.list.root).href + "#reading-list";
      const late = setTimeout(() => end(null), PATIENCE);
      frame.addEventListener("load", () => setTimeout(() => end(null), AFTER_LOADING));
      addEventListener("message", hear);
      document.body.append(frame);

      /** @param {MessageEvent} event */
      function hear(event) {
        if (event.source !== frame.contentWindow) return;
        const told = reftel.list.entry(event.data?.reftel);
        const fits = told && told.key === entry.key && typeof event.data.text === "string";
        end(fits ? { reftel: told, text: event.data.text } : null);
      }

      /** @param {ListAnswer | null} answer */
      function end(answer) {
        clearTimeout(late);
        removeEventListener("message", hear);
        frame.remove();
        resolve(answer);
      }
    });
  };
})();
