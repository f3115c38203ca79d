// Ranges of days, documents in the order of days, and which numbers are taken by documents.
"use strict";

(function () {
  const DAY = 86400000;
  const FIRST_DAY = Date.UTC(1800, 0, 1);
  const LEAST_ROOM = 4;

  /** @returns {Promise<Days>} */
  async function days() {
    const { times } = await reftel.open();
    if (!times) return { first: 0, counts: new Uint32Array(0), starts: new Uint32Array(1) };
    return reftel.file(times, 2, ([first, column]) => {
      const counts = reftel.varints(column);
      const rooms = counts.map((count) => Math.max(LEAST_ROOM, count && 2 ** Math.ceil(Math.log2(count))));
      return { first: reftel.varints(first)[0] || 0, counts, starts: reftel.starts(rooms) };
    });
  }

  reftel.interval = async function (from, to) {
    const { dated } = await reftel.open();
    const [first, last] = [from ? parts(from, 0) : null, to ? parts(to, 1) : null];
    return [first ? await before(first) : 0, last ? await before(last) : dated];
  };

  /**
   * The first number of a day, or of a later one if there is none of that day.
   * @param {[number, number, number]} day
   */
  async function before([year, month, day]) {
    const date = new Date(Date.UTC(year, month, day));
    // Where months begin stands in the manifest.
    if (date.getUTCDate() === 1) {
      const { months, starts } = await reftel.months();
      const wanted = (date.getUTCFullYear() - 1800) * 12 + date.getUTCMonth();
      return starts[reftel.lastPlace(months.length, (i) => months[i] < wanted) + 1];
    }
    const { first, starts } = await days();
    const place = (date.getTime() - FIRST_DAY) / DAY - first;
    return starts[Math.min(Math.max(place, 0), starts.length - 1)];
  }

  /**
   * The first day of a day, month or year, or (`next` 1) the day behind it.
   * @param {string} text
   * @param {0 | 1} next
   * @returns {[number, number, number]}
   */
  function parts(text, next) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match || !isDay(match)) throw new reftel.SearchError("query", reftel.say("'{text}' is no date such as 2009-07-02, 2009-07 or 2009", { text }));
    const [year, month, day] = match.slice(1).map(Number);
    const unit = match[3] ? 2 : match[2] ? 1 : 0;
    /** @type {[number, number, number]} */
    const found = [year, (month || 1) - 1, day || 1];
    found[unit] += next;
    return found;
  }

  /**
   * Whether a month has the day.
   * @param {RegExpExecArray} match
   */
  function isDay([, year, month = "01", day = "01"]) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  }

  reftel.byDate = async function (manifest, weights, documents, newest, offset, limit) {
    const { dated } = manifest;
    const last = reftel.lastPlace(documents.length, (i) => documents[i] < dated);
    const found = documents.slice(offset, offset + limit);
    // Documents without a date stay behind.
    if (newest) for (let i = 0; i < found.length && offset + i <= last; i++) found[i] = documents[last - offset - i];
    const { scores, bound } = reftel.scores(manifest, weights, found);
    return Array.from(found, (number, i) => ({ number, score: bound[number] ? null : scores[i] }));
  };

  reftel.taken = async function () {
    const { numbers, taken } = await reftel.open();
    const bits = await reftel.file(taken, 1, ([column]) => column);
    return Uint8Array.from({ length: numbers }, (_, i) => (bits[i >> 3] >> (7 - (i & 7))) & 1);
  };
})();
