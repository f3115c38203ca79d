// Leads to the page of the reader's own day of the year, where it has one.
"use strict";

(function () {
  const now = new Date();
  const name = String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");

  // In the calendar: today is marked, and named above it.
  const day = /** @type {HTMLAnchorElement | null} */ (document.getElementById("d" + name));
  const line = document.getElementById("today");
  const link = line && line.querySelector("a");
  if (day && line && link) {
    day.setAttribute("aria-current", "date");
    link.href = day.href;
    link.textContent = day.title;
    line.hidden = false;
  }

  // On other pages: a link to the calendar says for each day of a leap year whether it has a page.
  for (const way of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-days]"))) {
    const place = Math.round((Date.UTC(2000, now.getMonth(), now.getDate()) - Date.UTC(2000, 0, 1)) / 86400000);
    if ((way.dataset.days || "")[place] === "1") {
      way.href = new URL("day-of-year/" + name + ".html", way.href).href;
    }
  }
})();
