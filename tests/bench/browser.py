"""One search in Chromium: what it loads, how long it takes, how much it computes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec
from playwright.sync_api import Browser, CDPSession, Error, Page, Request

_ASK = (Path(__file__).parent / "ask.js").read_text("utf-8")
_QUIET = 300
"""Milliseconds without traffic after which nothing more is expected."""
_STEP = 50
_PATIENCE = 60_000
_ICON = "/favicon.ico"
"""Chromium asks for it once, not once for each query."""

_FIELD = "input[type=search], .pagefind-ui__search-input"
_BETWEEN_LETTERS = 60

Engine = Literal["reftel", "pagefind"]


class Load(msgspec.Struct, frozen=True):
    """What came from the server."""

    bytes: int = 0
    """Heads and bodies."""
    requests: int = 0

    def __sub__(self, before: Load) -> Load:
        return Load(self.bytes - before.bytes, self.requests - before.requests)


class Work(msgspec.Struct, frozen=True):
    """What was computed, in milliseconds."""

    task: float = 0
    """CPU time of the main thread in tasks (``TaskDuration``)."""
    script: float = 0
    """CPU time of the main thread in scripts (``ScriptDuration``)."""
    process: float = 0
    """CPU time of the page's process, with its workers and other threads; steps of 10 ms."""

    def __sub__(self, before: Work) -> Work:
        return Work(self.task - before.task, self.script - before.script, self.process - before.process)


class Answer(msgspec.Struct, frozen=True):
    """One query on an open page."""

    milliseconds: float
    """From sending the query until its results are shown."""
    load: Load
    """What was loaded until then."""
    work: Work
    """What was computed until then."""
    load_in_all: Load
    """What was loaded until the page came to rest."""
    work_in_all: Work
    found: str
    """What the page says of the number of results."""


class Search(msgspec.Struct, frozen=True):
    """A search page opened by a browser without a cache, a query, and a second one with the same words."""

    query: str
    page: Load
    first: Answer | None = None
    second: Answer | None = None
    fault: str = ""


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """Python's own web server, which does not compress; gives its address, ending in ``/``."""
    options = ["--bind", "127.0.0.1", "--directory", str(folder), "0"]
    command = [sys.executable, "-u", "-m", "http.server", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            found = re.search(r"port (\d+)", line)
            if not found:
                raise RuntimeError(f"the web server did not start: {line}")
            yield f"http://127.0.0.1:{found[1]}/"
        finally:
            server.terminate()


def search(browser: Browser, engine: Engine, url: str, query: str, *, typed: bool = False) -> Search:
    """Open the page at ``url`` in a new context and ask it ``query``, then the same words in another order.

    The first query is put into the field as a whole, or ``typed`` letter by letter.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        page = context.new_page()
        meter = _Meter(browser, page)
        page.goto(url)
        opened = meter.settled()
        try:
            first = _ask(page, meter, engine, query, typed)
            second = _ask(page, meter, engine, same_words(query), typed=False)
        except Error as error:
            return Search(query, opened, fault=error.message.splitlines()[0])
        return Search(query, opened, first, second)
    finally:
        context.close()


def same_words(query: str) -> str:
    """Another query with the same words: in reverse, and a single one twice."""
    words = query.split()
    return " ".join(words[::-1] if len(words) > 1 else words * 2)


def _ask(page: Page, meter: _Meter, engine: Engine, query: str, typed: bool) -> Answer:
    load, work = meter.settled(), meter.work()
    if typed:
        page.locator(_FIELD).press_sequentially(query, delay=_BETWEEN_LETTERS)
    told = page.evaluate(_ASK, [engine, query])
    shown = meter.work() - work, meter.load() - load
    return Answer(told["milliseconds"], shown[1], shown[0], meter.settled() - load, meter.work() - work, told["found"])


class _Meter:
    """Counts what a page loads and computes.

    The page's own requests are counted by Chromium's protocol, also those that are broken off; the requests of workers,
    and for the workers' scripts, by Playwright, which follows them.
    """

    def __init__(self, browser: Browser, page: Page) -> None:
        self._page = page
        self._protocol = page.context.new_cdp_session(page)
        self._browser: CDPSession = browser.new_browser_cdp_session()
        self._urls: dict[str, str] = {}
        """Of each of the page's requests, by its number in the protocol."""
        self._sizes: dict[str, int] = {}
        self._ended: set[str] = set()
        self._followed: list[Request] = []
        for event in ("requestWillBeSent", "responseReceived", "dataReceived", "loadingFinished", "loadingFailed"):
            self._protocol.on(f"Network.{event}", getattr(self, f"_{event}"))
        page.on("requestfinished", self._requestfinished)
        self._protocol.send("Network.enable")
        self._protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self._protocol.send("Performance.enable", {"timeDomain": "threadTicks"})

    def settled(self) -> Load:
        """All that was loaded when nothing more comes."""
        quiet, seen = 0, -1
        for _ in range(_PATIENCE // _STEP):
            self._page.wait_for_timeout(_STEP)
            now = sum(self._sizes.values()) + len(self._followed)
            quiet = 0 if now != seen or self._open() else quiet + _STEP
            seen = now
            if quiet >= _QUIET:
                break
        return self.load()

    def load(self) -> Load:
        """All that was loaded so far."""
        sizes = [self._sizes[number] for number in self._ended] + list(self._of_workers())
        return Load(sum(sizes), len(sizes))

    def work(self) -> Work:
        """All that was computed so far."""
        metrics = {entry["name"]: entry["value"] for entry in self._protocol.send("Performance.getMetrics")["metrics"]}
        processes = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        renderers = sum(process["cpuTime"] for process in processes if process["type"] == "renderer")
        return Work(metrics["TaskDuration"] * 1000, metrics["ScriptDuration"] * 1000, renderers * 1000)

    def _open(self) -> Counter[str]:
        """The requests that are under way."""
        return Counter(url for number, url in self._urls.items() if number not in self._ended) - self._unseen()

    def _unseen(self) -> Counter[str]:
        """The requests that only Playwright saw to their end."""
        return Counter(request.url for request in self._followed) - Counter(map(self._urls.__getitem__, self._ended))

    def _of_workers(self) -> Iterator[int]:
        unseen = self._unseen()
        for request in self._followed:
            if unseen[request.url] > 0:
                unseen[request.url] -= 1
                sizes = request.sizes()
                response = request.response()
                # Of a worker's script only the head is told.
                told = response.header_value("content-length") if response else None
                yield sizes["responseHeadersSize"] + max(sizes["responseBodySize"], int(told or 0))

    def _requestfinished(self, request: Request) -> None:
        self._followed.append(request)

    def _requestWillBeSent(self, event: dict[str, Any]) -> None:  # noqa: N802 - the protocol's names
        url = event["request"]["url"]
        if url.startswith("http") and not url.endswith(_ICON):
            self._urls[event["requestId"]] = url
            self._sizes[event["requestId"]] = 0

    def _responseReceived(self, event: dict[str, Any]) -> None:  # noqa: N802
        self._add(event["requestId"], event["response"]["encodedDataLength"])

    def _dataReceived(self, event: dict[str, Any]) -> None:  # noqa: N802
        self._add(event["requestId"], event["encodedDataLength"])

    def _loadingFinished(self, event: dict[str, Any]) -> None:  # noqa: N802
        if event["requestId"] in self._sizes:
            self._sizes[event["requestId"]] = event["encodedDataLength"]
            self._ended.add(event["requestId"])

    def _loadingFailed(self, event: dict[str, Any]) -> None:  # noqa: N802
        if event["requestId"] in self._sizes:
            self._ended.add(event["requestId"])

    def _add(self, number: str, size: int) -> None:
        if number in self._sizes:
            self._sizes[number] += size
