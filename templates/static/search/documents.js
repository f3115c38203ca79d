// What is known of documents without their text: their days, what a result shows, the ids that lead to them.
"use strict";

(function () {
  const DAY = 86400000;
  const FIRST_DAY = Date.UTC(1900, 0, 1);
  const DOCUMENTS = 32;
  const CANDIDATES = 50;

  reftel.times = async function () {
    const { times, documents } = await reftel.open();
    if (!times) return { days: new Uint32Array(0), starts: new Uint32Array([0]), dated: 0 };
    return reftel.file(times, 2, ([dayColumn, counts]) => {
      const days = reftel.sums(reftel.varints(dayColumn));
      const starts = reftel.starts(reftel.varints(counts));
      return { days, starts, dated: Math.min(starts[days.length], documents) };
    });
  };

  reftel.dateOf = function ({ days, starts, dated }, document) {
    return document < dated ? iso(days[reftel.lastPlace(days.length, (i) => starts[i] <= document)]) : "";
  };

  /** @param {number} day */
  function iso(day) {
    return new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
  }

  reftel.interval = function ({ days, starts, dated }, from, to) {
    const before = (/** @type {number} */ limit) => starts[reftel.lastPlace(days.length, (i) => days[i] < limit) + 1];
    return [from ? before(dayNumber(from, 0)) : 0, to ? before(dayNumber(to, 1)) : dated];
  };

  /**
   * The number of the first day of a day, month or year, or (`next` 1) of the day behind it.
   * @param {string} text
   * @param {0 | 1} next
   */
  function dayNumber(text, next) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match) throw new reftel.SearchError("query", `'${text}' is no date such as 2009-07-02, 2009-07 or 2009`);
    const [year, month, day] = match.slice(1).map(Number);
    const unit = match[3] ? 2 : match[2] ? 1 : 0;
    const parts = [year, (month || 1) - 1, day || 1];
    parts[unit] += next;
    return (Date.UTC(parts[0], parts[1], parts[2]) - FIRST_DAY) / DAY;
  }

  reftel.months = function ({ days, starts }, documents) {
    /** @type {MonthCount[]} */
    const months = [];
    let at = 0;
    for (let i = 0; i < days.length && at < documents.length; ) {
      const month = iso(days[i]).slice(0, 7);
      const next = dayNumber(month, 1);
      while (i < days.length && days[i] < next) i++;
      const from = at;
      while (at < documents.length && documents[at] < starts[i]) at++;
      if (at > from) months.push({ month, count: at - from });
    }
    return months;
  };

  reftel.values = async function () {
    const { values } = await reftel.open();
    if (!values) return /** @type {Values} */ ({ origins: [], countries: [], classifications: [], tags: [] });
    return reftel.file(values, 1, ([data]) => /** @type {Values} */ (reftel.json(data)));
  };

  reftel.documents = async function (numbers) {
    const { entries } = await reftel.open();
    if (!numbers.length) return [];
    const [names, values, times] = await Promise.all([
      reftel.file(entries, 1, ([found]) => found),
      reftel.values(),
      reftel.times(),
    ]);
    return Promise.all(
      numbers.map(async (number) => {
        const name = reftel.nameAt("D", names, Math.floor(number / DOCUMENTS));
        const rows = await reftel.file(name, 1, ([data]) => /** @type {DocumentRow[]} */ (reftel.json(data)));
        return shown(number, rows[number % DOCUMENTS], reftel.dateOf(times, number), values);
      }),
    );
  };

  /**
   * @param {number} number
   * @param {DocumentRow} row
   * @param {string} date
   * @param {Values} values
   * @returns {CableEntry}
   */
  function shown(number, [key, id, subject, time, origin, classification, flags, abstract], date, values) {
    const [text, level] = values.classifications[classification] || ["", ""];
    return {
      number,
      key,
      id,
      url: `cable/${date ? date.slice(0, 7).replace("-", "/") : "undated"}/${key}.html`,
      subject,
      date,
      time,
      origin: values.origins[origin] || "",
      classification: text,
      level,
      fiction: (flags & 1) > 0,
      partial: (flags & 2) > 0,
      abstract,
    };
  }

  reftel.findId = async function (text) {
    const letters = text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const parts = /^(?:\d\d(?=\d\d\D))?(\d\d)?([A-Z]+)0*(\d+)$/.exec(letters);
    const keys = letters ? [letters] : [];
    if (parts) keys.unshift(`${parts[2]}${parts[3]} ${parts[1] || ""}`);
    /** @type {Set<number>} */
    const numbers = new Set();
    for (const key of keys) for (const number of await withKey(key)) numbers.add(number);
    return reftel.documents(Array.from(numbers).sort((a, b) => a - b).slice(0, CANDIDATES));
  };

  /**
   * Documents with the key; with any year, where that is left open by a blank at the end.
   * @param {string} key
   */
  async function withKey(key) {
    const { ids } = await reftel.open();
    const first = Math.max(reftel.lastPlace(ids.length, (i) => ids[i][0] <= key), 0);
    const matches = (/** @type {string} */ other) => other === key || (key.endsWith(" ") && other.startsWith(key));
    /** @type {number[]} */
    const found = [];
    for (let i = first; i < ids.length && (i === first || matches(ids[i][0])); i++) {
      const { keys, numbers } = await reftel.file(ids[i][1], 2, ([texts, column]) => ({
        keys: reftel.texts(texts),
        numbers: reftel.varints(column),
      }));
      let at = reftel.lastPlace(keys.length, (j) => keys[j] < key) + 1;
      while (at < keys.length && matches(keys[at])) found.push(numbers[at++]);
    }
    return found;
  }
})();
