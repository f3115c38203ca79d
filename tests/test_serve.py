"""The server of ``serve``, asked over real HTTP, with real changes to files."""

from __future__ import annotations

import http.client
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.errors import ReftelError
from generator.serve import serve
from tests.building import ROOT

PATIENCE = 20.0
"""Seconds; only a broken server or watcher takes as long."""


class Served:
    """A server at work in a thread, and what it has announced."""

    def __init__(self, folder: Path, watch: list[Path], rebuild: Callable[[], None]) -> None:
        self.said: queue.Queue[str] = queue.Queue()
        self.stop = threading.Event()
        self.thread = threading.Thread(
            target=serve,
            args=(folder,),
            kwargs={
                "host": "127.0.0.1",
                "port": 0,
                "rebuild": rebuild,
                "watch": watch,
                "announce": self.said.put,
                "stop": self.stop,
            },
        )
        self.thread.start()
        self.address = urlsplit(self.hear("http:").split(" at ")[1].split()[0])

    def hear(self, word: str) -> str:
        """Wait for an announcement with ``word`` in it."""
        while word not in (line := self.said.get(timeout=PATIENCE)):
            pass
        return line

    def ask(self, path: str, method: str = "GET") -> tuple[int, bytes, http.client.HTTPMessage]:
        """Status, body and headers of the answer."""
        connection = http.client.HTTPConnection(self.address.netloc, timeout=PATIENCE)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


Start = Callable[..., Served]


@pytest.fixture
def start() -> Iterator[Start]:
    servers: list[Served] = []

    def begin(folder: Path, watch: list[Path] | None = None, rebuild: Callable[[], None] = lambda: None) -> Served:
        servers.append(Served(folder, watch or [], rebuild))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop.set()
        server.thread.join(PATIENCE)
        assert not server.thread.is_alive()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "output", "first")


def make_site(folder: Path, home: str) -> Path:
    (folder / "tag").mkdir(parents=True)
    (folder / "index.html").write_text(home)
    (folder / "404.html").write_text("no such page")
    (folder / "tag" / "PREL.html").write_text("a tag")
    return folder


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"first"),
        ("/index.html", 200, b"first"),
        ("/tag/PREL.html?page=1", 200, b"a tag"),
        ("/tag/", 404, b"no such page"),  # no listing of a folder
        ("/missing.html", 404, b"no such page"),
        ("/../../etc/passwd", 404, b"no such page"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, b"no such page"),
        ("/%00", 404, b"no such page"),
        ("/" + "x" * 5000, 404, b"no such page"),
    ],
)
def test_answers(start: Start, site: Path, path: str, status: int, body: bytes) -> None:
    server = start(site)
    assert server.ask(path)[:2] == (status, body)
    assert server.said.empty()


def test_a_question_for_the_header_alone_gets_no_body(start: Start, site: Path) -> None:
    server = start(site)
    assert server.ask("/", "HEAD")[:2] == (200, b"")
    assert server.ask("/missing", "HEAD")[:2] == (404, b"")


def test_a_site_without_its_own_page_for_what_is_missing(start: Start, site: Path) -> None:
    (site / "404.html").unlink()
    assert start(site).ask("/missing.html")[0] == 404


def test_browsers_keep_nothing(start: Start, site: Path) -> None:
    server = start(site)
    assert server.ask("/")[2]["Cache-Control"] == "no-store"
    assert server.ask("/missing")[2]["Cache-Control"] == "no-store"


def test_a_swapped_site_is_served_at_once(start: Start, site: Path) -> None:
    server = start(site)
    assert server.ask("/")[1] == b"first"
    swap(site, "second")
    assert server.ask("/")[1] == b"second"


def swap(site: Path, home: str) -> None:
    """As a build does it: beside the old site, then two renames."""
    new = make_site(site.with_name(".new"), home)
    old = site.rename(site.with_name(".old"))
    new.rename(site)
    shutil.rmtree(old)


def edit(path: Path, text: str) -> None:
    """As editors do it: the file is whole at any time."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text)
    draft.replace(path)


def test_a_question_between_the_renames_waits(start: Start, site: Path) -> None:
    server = start(site)
    aside = site.rename(site.with_name("aside"))
    timer = threading.Timer(0.2, lambda: aside.rename(site))
    timer.start()
    assert server.ask("/")[1] == b"first"
    timer.join()


def test_builds_again_on_change(start: Start, site: Path, tmp_path: Path) -> None:
    source = tmp_path / "content" / "cables" / "one.txt"
    source.parent.mkdir(parents=True)
    source.write_text("one")
    server = start(site, [tmp_path / "content", tmp_path / "absent"], lambda: swap(site, source.read_text()))
    edit(source, "two")
    assert "one.txt" in server.hear("Changed")
    server.hear("Built")
    assert server.ask("/")[1] == b"two"
    edit(source.with_name("three.txt"), "a new file")
    assert "three.txt" in server.hear("Changed")


def test_a_failed_build_keeps_the_old_site(start: Start, site: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()

    def fail() -> None:
        raise ReftelError("site.toml:3: unknown key 'titel'")

    server = start(site, [content], fail)
    edit(content / "site.toml", "titel")
    assert "site.toml:3: unknown key" in server.hear("Not built")
    assert server.ask("/")[1] == b"first"
    edit(content / "site.toml", "title")
    server.hear("Changed")  # goes on watching


def test_does_not_build_for_its_own_output_or_hidden_files(start: Start, site: Path, tmp_path: Path) -> None:
    server = start(site, [tmp_path])
    (site / "index.html").write_text("written by a build")
    (tmp_path / ".output.reftel").mkdir()
    (tmp_path / ".output.reftel" / "lock").write_text("")
    (tmp_path / ".one.txt.swp").write_text("an editor's")
    (tmp_path / "one.txt~").write_text("an editor's")
    (tmp_path / "one.txt").write_text("a change")
    assert server.hear("Changed").removeprefix("Changed: ") == str(tmp_path / "one.txt")


def test_a_port_in_use_is_named(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ReftelError, match=f"port {port} of 127.0.0.1 is in use"):
            serve(site, host="127.0.0.1", port=port, rebuild=lambda: None, watch=[], announce=print)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 65536), ("not a host", 0), ("192.0.2.1", 0)])
def test_what_cannot_be_listened_on_is_named(site: Path, host: str, port: int) -> None:
    with pytest.raises(ReftelError, match=str(port)):
        serve(site, host=host, port=port, rebuild=lambda: None, watch=[], announce=print)


@pytest.mark.parametrize("watched", ["content", "absent"])
def test_control_c_ends_it_cleanly(site: Path, tmp_path: Path, watched: str) -> None:
    (tmp_path / "content").mkdir()
    script = """
import sys
from functools import partial
from pathlib import Path
from generator.serve import serve
site, watch = map(Path, sys.argv[1:])
say = partial(print, flush=True)
serve(site, host="127.0.0.1", port=0, rebuild=lambda: None, watch=[watch], announce=say)
"""
    command = [sys.executable, "-c", script, str(site), str(tmp_path / watched)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert "Serving" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, output, errors) == (0, "Stopped\n", "")
