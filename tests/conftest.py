"""Fixtures for all tests.

- ``golden``: compares text with a file in ``tests/golden/``; ``pytest --golden`` writes those files anew.
- ``node``: runs a script in Node with the project's npm packages. Marks the test ``node``.
- ``browser``, ``page``: Chromium, and an empty page in it that must stay without faults. Mark the test ``chromium``.
- ``http_site``: serves a folder over plain HTTP.
- ``sample_site``: the site made of ``content/``, built once in a run; look, do not touch. ``build_once`` makes more.
- ``shared_cables``: a folder of real cables beside the project; the test is skipped where there is none.

A test that needs Node or Chromium is skipped where there is none. With ``REFTEL_REQUIRE_TOOLS=1`` it fails.
"""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page

from tests import tools
from tests.building import ROOT, build

Golden = Callable[[str, str], None]
"""``golden(name, text)``"""
HttpSite = Callable[[Path], str]
"""``http_site(folder)`` gives the address of the folder, ending in ``/``."""
BuildOnce = Callable[[str, Callable[[Path], Path]], Path]
"""``build_once(name, make)`` gives what ``make(folder)`` built as ``folder/site``, for the first who asked."""

GOLDEN = Path(__file__).parent / "golden"

# On a build machine the same examples every time; the time of an example says more of the machine than of the code.
hypothesis.settings.register_profile("reftel", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("reftel")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the expected output anew instead of comparing it")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "node: needs Node and the npm packages of package.json")
    config.addinivalue_line("markers", "chromium: needs Chromium")
    # A shell lets what runs in its background ignore Ctrl-C, and so would all processes that tests start and stop.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a test's fixtures need, so that ``-m 'not chromium'`` chooses without marks in the tests."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        for fixture, mark in (("node", "node"), ("browser", "chromium")):
            if fixture in fixtures:
                item.add_marker(mark)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark, missing in (("node", tools.node_missing), ("chromium", tools.chromium_missing)):
        if item.get_closest_marker(mark) and (reason := missing()):
            if os.environ.get("REFTEL_REQUIRE_TOOLS"):
                pytest.fail(f"{reason} (and REFTEL_REQUIRE_TOOLS is set)", pytrace=False)
            pytest.skip(reason)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare ``text`` with ``tests/golden/<name>``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        assert path.is_file(), f"tests/golden/{name} is missing; `make golden` writes it"
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, f"differs from tests/golden/{name}; if it should, run `make golden` and read the diff"

    return compare


@pytest.fixture(scope="session")
def node() -> tools.Node:
    return tools.Node()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with tools.chromium() as browser:
        yield browser


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in ``page``. A test that expects a fault looks at the list and clears it."""
    return []


@pytest.fixture
def page(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """An empty page without history. At the end of the test nothing may have gone wrong in it: no error on the
    console, no exception, no breach of the Content-Security-Policy, no dialog, no request to another machine."""
    with browser.new_context() as context:
        page = context.new_page()
        tools.collect_faults(page, faults)
        yield page
    assert faults == []


@pytest.fixture(scope="session")
def http_site() -> Iterator[HttpSite]:
    """Serve folders as the simplest web server would: no compression, no headers of our choice.

    A server stays until the end of the run, so that no page loses it while it loads its last file.
    """
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(tools.http_server(folder)))


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> BuildOnce:
    """Let the workers of one run share a site that takes a while to build."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def build_first(name: str, make: Callable[[Path], Path]) -> Path:
        folder = shared / name
        folder.mkdir(exist_ok=True)
        with open(folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return folder / "site" if (folder / "site").exists() else make(folder)

    return build_first


@pytest.fixture(scope="session")
def sample_site(build_once: BuildOnce) -> Path:
    """The site made of ``content/``."""
    return build_once("sample", lambda folder: build(ROOT / "content", folder / "site"))


@pytest.fixture(scope="session")
def shared_cables() -> Path:
    folder = ROOT.parent / "shared" / "cables"
    if not folder.is_dir():
        pytest.skip("there are no real cables in ../shared/cables")
    return folder
