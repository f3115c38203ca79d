// Leads to the page of the reader's own day of the year, where it has one, else to the next.
"use strict";

(function () {
  const now = new Date();
  const name = String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");

  // In the calendar: today is marked, and it or the next day with cables is named above.
  const days = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".days a")]);
  const day = days.find((one) => one.id >= "d" + name) || days[0];
  const isToday = day && day.id === "d" + name;
  const line = document.getElementById(isToday ? "today" : "next-day");
  const link = line && line.querySelector("a");
  if (day && line && link) {
    if (isToday) day.setAttribute("aria-current", "date");
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
