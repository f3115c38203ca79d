// Takes a text from a page: into the clipboard, or as a file.
"use strict";

(function () {
  reftel.copy = async function (text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyAsBefore(text);
    }
  };

  /** Browsers give the clipboard to secure addresses only; on others the old way is left. @param {string} text */
  function copyAsBefore(text) {
    const area = Object.assign(document.createElement("textarea"), { value: text, className: "hidden" });
    const focus = /** @type {HTMLElement | null} */ (document.activeElement);
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    focus?.focus();
    return copied;
  }

  reftel.save = function (name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
})();
