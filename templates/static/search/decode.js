// From the text of an index file to its columns, and from columns to numbers, names and texts (FORMAT.md).
"use strict";

(function () {
  const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  // What U+00C0 and the following characters stand for.
  const STAND_INS = [0, 10, 13, 34, 92];
  const utf8 = new TextDecoder();

  reftel.SearchError = class extends Error {
    /**
     * @param {SearchErrorKind} kind
     * @param {string} message
     * @param {SearchErrorPlace} [place]
     */
    constructor(kind, message, place) {
      super(message);
      this.name = "SearchError";
      this.kind = kind;
      Object.assign(this, place);
    }
  };

  reftel.columns = async function (text) {
    const data = await inflate(bytesOf(text));
    const columns = [];
    for (let at = 0; at < data.length; ) {
      const [length] = reftel.varints(data, at, 1);
      at = reftel.skip(data, at, 1);
      if (at + length > data.length) throw new RangeError("a column is cut short");
      columns.push(data.subarray(at, (at += length)));
    }
    return columns;
  };

  /**
   * Seven bits a character, the highest first.
   * @param {string} text
   */
  function bytesOf(text) {
    const bytes = new Uint8Array((text.length * 7) >> 3);
    let held = 0;
    let bits = 0;
    for (let i = 0, at = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      held = (held << 7) | (code < 128 ? code : STAND_INS[code - 192]);
      bits += 7;
      if (bits < 8) continue;
      bits -= 8;
      bytes[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
    return bytes;
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  async function inflate(bytes) {
    const packed = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(bytes).body);
    return new Uint8Array(await new Response(packed.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
  }

  reftel.skip = function (bytes, start, count) {
    let at = start;
    for (let left = count; left > 0 && at < bytes.length; at++) {
      if (bytes[at] < 128) left--;
    }
    return at;
  };

  reftel.varints = function (bytes, start = 0, count = -1) {
    const numbers = new Uint32Array(count < 0 ? ends(bytes) : count);
    for (let i = 0, at = start; i < numbers.length; i++) {
      let byte = bytes[at++];
      let number = byte & 127;
      for (let shift = 7; byte & 128; shift += 7) {
        byte = bytes[at++];
        number |= (byte & 127) << shift;
      }
      numbers[i] = number;
    }
    return numbers;
  };

  /**
   * How many numbers the bytes hold.
   * @param {Uint8Array} bytes
   */
  function ends(bytes) {
    let count = 0;
    for (const byte of bytes) if (byte < 128) count++;
    return count;
  }

  reftel.sums = function (numbers) {
    for (let i = 1; i < numbers.length; i++) numbers[i] += numbers[i - 1];
    return numbers;
  };

  reftel.starts = function (counts) {
    const starts = new Uint32Array(counts.length + 1);
    starts.set(counts, 1);
    return reftel.sums(starts);
  };

  reftel.planes = function (bytes, start = 0, count = bytes.length >> 1) {
    const high = (bytes.length >> 1) + start;
    const numbers = new Uint16Array(count);
    for (let i = 0; i < count; i++) numbers[i] = bytes[start + i] | (bytes[high + i] << 8);
    return numbers;
  };

  reftel.texts = function (bytes) {
    return bytes.length ? utf8.decode(bytes).split("\n") : [];
  };

  reftel.json = function (bytes) {
    return JSON.parse(utf8.decode(bytes));
  };

  reftel.nameAt = function (letter, bytes, place) {
    let name = letter + "-";
    let held = 0;
    let bits = 0;
    for (const byte of bytes.subarray(place * 5, place * 5 + 5)) {
      held = ((held << 8) | byte) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5) name += LETTERS[(held >> (bits - 5)) & 31];
    }
    return name;
  };

  reftel.lastPlace = function (count, holds) {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
})();
