"""``site.toml``: what is not understood is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.errors import ReftelError


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert config.load(tmp_path) == config.SiteConfig()


def test_values_are_read() -> None:
    text = '[site]\ntitle = "Archive"\n[archive]\nwithhold = ["09X1"]\n[search.boosts]\nsubject = 8\n'
    settings = config.parse(text, "site.toml")
    assert settings.site.title == "Archive"
    assert settings.archive.withhold == ("09X1",)
    assert settings.search.boosts.subject == 8


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[site]\ntitle = "A"\ntilte = "B"\n', "site.toml:3: unknown key 'site.tilte'; did you mean 'title'?"),
        ("[stie]\n", "site.toml:1: unknown key 'stie'; did you mean 'site'?"),
        (
            "[search]\n\n[search.boosts]\nsubjct = 1\n",
            "site.toml:4: unknown key 'search.boosts.subjct'; did you mean 'subject'?",
        ),
        ('[pages]\nper_page = "many"\n', "site.toml:2: pages.per_page: Expected `int`, got `str`"),
        ("[pages]\nper_page = 0\n", "site.toml:2: pages.per_page"),
        ("[search]\nboosts = {subject = -1}\n", "site.toml:2: search.boosts.subject"),
        ('[site]\nurl = "example.org"\n', "site.toml:2: site.url is 'example.org'"),
        ('[site]\nurl = "javascript:alert(1)"\n', "site.toml:2: site.url"),
        ('[site]\nurl = "https://[::1"\n', "site.toml:2: site.url"),
        ('[site]\nurl = "https://example.org/\\n"\n', "site.toml:2: site.url"),
        ("[search.boosts]\nbody = inf\n", "site.toml:2: search.boosts.body"),
        ("[site\n", "site.toml: not valid TOML"),
        pytest.param("a = " + "[" * 10_000, "site.toml: not valid TOML", id="nested too deep"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, message: str) -> None:
    with pytest.raises(ReftelError) as error:
        config.parse(text, "site.toml")
    assert str(error.value).startswith(message)


def test_all_mistakes_are_told_at_once() -> None:
    text = (
        '[site]\ntilte = "B"\nurl = "example.org"\nlanguage = "tlh"\n[pages]\nper_page = "many"\n'
        '[archive]\nwithhold = ["a", 7]\n[theme.light]\naccent = "redd"\npaper = 3\n[stie]\nx = 1\n'
    )
    with pytest.raises(ReftelError) as error:
        config.parse(text, "site.toml")
    lines = str(error.value).splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "3", "4", "6", "8", "10", "11", "12"], lines


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b"[site]\n\xff\xfe\x00")
    with pytest.raises(ReftelError, match=r"site\.toml:2: cannot be read as UTF-8"):
        config.load(tmp_path)
