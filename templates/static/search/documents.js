// What is known of documents without their text: their months, and the heads of results.
"use strict";

(function () {
  const NUMBERS = 64;

  reftel.months = async function () {
    const { months, dated } = await reftel.open();
    // Behind the last month the documents without a date follow.
    const found = { months: new Uint32Array(months.length), starts: new Uint32Array(months.length + 1).fill(dated) };
    months.forEach(([month, first], i) => {
      found.months[i] = month + (i && found.months[i - 1]);
      found.starts[i] = first + (i && found.starts[i - 1]);
    });
    return found;
  };

  reftel.histogram = function ({ months, starts }, documents) {
    /** @type {MonthCount[]} */
    const found = [];
    for (let i = 0, at = 0; i < months.length && at < documents.length; i++) {
      const from = at;
      at = reftel.lastPlace(documents.length, (j) => documents[j] < starts[i + 1]) + 1;
      if (at > from) found.push({ month: monthText(months[i]), count: at - from });
    }
    return found;
  };

  /** @param {number} month */
  function monthText(month) {
    return `${1800 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  }

  reftel.documents = function (numbers, abstracts) {
    return Promise.all(
      numbers.map(async (number) => {
        const [rows, abstract] = await Promise.all([rowsOf(number), abstracts ? reftel.abstract(number) : ""]);
        return shown(number, rows[placeIn(rows, number)], abstract);
      }),
    );
  };

  reftel.abstract = async function (number) {
    const { abstracts } = await reftel.open();
    const [rows, texts] = await Promise.all([rowsOf(number), fileOf(number, "A", abstracts)]);
    return /** @type {string[]} */ (texts)[placeIn(rows, number)];
  };

  /** @param {number} number */
  async function rowsOf(number) {
    const { entries } = await reftel.open();
    return /** @type {DocumentRow[]} */ (await fileOf(number, "D", entries));
  }

  /**
   * @param {DocumentRow[]} rows
   * @param {number} number
   */
  function placeIn(rows, number) {
    return rows.findIndex(([offset]) => offset === number % NUMBERS);
  }

  /**
   * What the file for a document holds.
   * @param {number} number
   * @param {string} letter
   * @param {string} names
   */
  async function fileOf(number, letter, names) {
    const list = await reftel.heads(names);
    const part = Math.floor(number / NUMBERS);
    const place = reftel.lastPlace(list.parts.length, (i) => list.parts[i] <= part);
    return reftel.file(reftel.nameAt(letter, list.names, place), 1, ([data]) => reftel.json(data));
  }

  reftel.heads = function (names) {
    return reftel.file(names, 2, ([parts, found]) => ({ parts: reftel.sums(reftel.varints(parts)), names: found }));
  };

  /**
   * @param {number} number
   * @param {DocumentRow} row
   * @param {string} abstract
   * @returns {CableEntry}
   */
  function shown(number, [, key, id, subject, sent, origin, classification, level, flags], abstract) {
    const date = sent.slice(0, 10);
    return {
      number,
      key,
      id: id || key,
      url: `cable/${date ? date.slice(0, 7).replace("-", "/") : "undated"}/${key}.html`,
      subject,
      date,
      time: sent.slice(11),
      origin,
      classification,
      level,
      fiction: (flags & 1) > 0,
      partial: (flags & 2) > 0,
      abstract,
    };
  }
})();
