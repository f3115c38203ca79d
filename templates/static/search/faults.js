// Says what went wrong, and what can be done about it, in the words of the page.
"use strict";

(function () {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("search-faults"));

  reftel.fault = function (error, query, again) {
    const { kind, message, file = "", start } = /** @type {SearchError} */ (error);
    const all = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const fault = /** @type {Element} */ (all.getElementById("fault-" + kind) || all.getElementById("fault-other"));
    for (const place of fault.querySelectorAll("span")) place.textContent = place.className ? file : message;
    const button = fault.querySelector("button");
    if (button) button.addEventListener("click", again);
    if (start !== undefined) fault.append(reftel.misread(/** @type {SearchError} */ (error), query));
    return Array.from(fault.children);
  };
})();
