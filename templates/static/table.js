// Lets the tables of an overview be sorted by their headers, and narrowed to the rows that hold some words.
"use strict";

(function () {
  const tables = /** @type {HTMLTableElement[]} */ (Array.from(document.querySelectorAll("table.sortable")));
  const rows = tables.flatMap((table) => Array.from(table.tBodies[0].rows));
  const texts = new Map(rows.map((row) => [row, plain(row.textContent || "")]));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  tables.forEach(makeSortable);
  makeFilter();

  /** @param {HTMLTableElement} table */
  function makeSortable(table) {
    for (const header of table.tHead ? table.tHead.rows[0].cells : []) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(table, header));
    }
  }

  /** Numbers the highest first, words from the first letter on; a second time the other way round.
   * @param {HTMLTableElement} table
   * @param {HTMLTableCellElement} header */
  function sort(table, header) {
    const isNumber = header.classList.contains("number");
    const before = header.getAttribute("aria-sort");
    const up = before ? before === "descending" : !isNumber;
    for (const other of table.tHead ? table.tHead.rows[0].cells : []) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const found = Array.from(body.rows, (row) => ({ row, text: (row.cells[header.cellIndex].textContent || "").trim() }));
    found.sort((a, b) => {
      const difference = isNumber ? number(a.text) - number(b.text) : order.compare(a.text, b.text);
      return up ? difference : -difference;
    });
    body.append(...found.map((item) => item.row));
  }

  function makeFilter() {
    const form = document.getElementById("filter");
    const input = form && form.querySelector("input");
    const status = form && form.querySelector("[role=status]");
    if (!form || !input || !status) return;
    form.hidden = false;
    input.addEventListener("input", () => filter(input.value, /** @type {HTMLElement} */ (status)));
    // A browser that comes back to the page may have kept what was typed.
    if (input.value) filter(input.value, /** @type {HTMLElement} */ (status));
  }

  /**
   * @param {string} typed
   * @param {HTMLElement} status */
  function filter(typed, status) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of texts) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    for (const table of tables) {
      const part = table.closest("section") || table;
      part.hidden = Array.from(table.tBodies[0].rows).every((row) => row.hidden);
    }
    const count = (status.dataset.count || "").replace("{shown}", digits(shown)).replace("{all}", digits(rows.length));
    status.textContent = words.length ? count : "";
  }

  /** Without case and accents. @param {string} text */
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** @param {number} count */
  function digits(count) {
    return count.toLocaleString(document.documentElement.lang || undefined, { numberingSystem: "latn" });
  }

  /** What a number in Latin or Arabic digits comes to; marks between them are passed over. @param {string} text */
  function number(text) {
    let value = 0;
    for (const digit of text.match(/\p{Nd}/gu) || []) {
      value = 10 * value + (/** @type {number} */ (digit.codePointAt(0)) & 15);
    }
    return value;
  }
})();
