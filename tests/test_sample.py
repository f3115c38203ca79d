"""The invented archives: the same for the same seed, complete, and with the statistics of real text."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.errors import ReftelError
from generator.parse.cable import parse_cable
from generator.sample import series, write_sample
from generator.sample.language import _rare
from generator.sample.message import FICTION
from generator.sample.writing import Layout
from generator.sources import discover, read

WORD = re.compile(r"[a-z0-9']+")


@pytest.fixture(scope="module")
def sample() -> list[series.SampleCable]:
    return list(itertools.islice(series.cables(1), 2_000))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_same_seed_same_bytes_other_seed_other_cables(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_sample(20, tmp_path / name, seed=seed)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


def test_a_larger_sample_starts_with_the_smaller_one(tmp_path: Path) -> None:
    write_sample(15, tmp_path / "small")
    write_sample(60, tmp_path / "large")
    small, large = files(tmp_path / "small"), files(tmp_path / "large")
    assert len(small) == 15
    assert len(large) == 60
    assert small.items() <= large.items()


@pytest.mark.parametrize("layout", ["text", "csv"])
def test_the_readers_and_the_parser_understand_it(tmp_path: Path, layout: Layout) -> None:
    write_sample(80, tmp_path, layout=layout)
    found = {}
    for file in discover(tmp_path).files:
        for raw in read(file):
            cable = parse_cable(raw)  # type: ignore[arg-type]
            found[cable.id] = cable
    expected = list(itertools.islice(series.cables(1), 80))
    assert found.keys() == {cable.facts.id for cable in expected}
    for wanted in expected:
        facts, cable = wanted.facts, found[wanted.facts.id]
        where = f"{cable.id}: {cable.problems}"
        assert not cable.problems, where
        assert cable.canonical_id == facts.id, where
        assert cable.subject == wanted.message.subject, where
        assert cable.date == facts.sent.date(), where
        assert cable.sent == facts.sent.replace(tzinfo=dt.UTC), where
        assert [ref.cable for ref in cable.references] == [cited.id for cited in facts.references], where
        assert cable.tags, where
        assert cable.action, where
        assert cable.signer, where
        assert [part.number for part in cable.paragraphs] == list(range(1, len(cable.paragraphs) + 1)), where
        assert cable.paragraphs[0].text == FICTION, where


def test_no_two_ids_are_equal(sample: list[series.SampleCable]) -> None:
    assert [key for key, count in Counter(cable.facts.id for cable in sample).items() if count > 1] == []


def test_references_lead_to_earlier_cables_of_the_sample(sample: list[series.SampleCable]) -> None:
    sent = {cable.facts.id: cable.facts.sent for cable in sample}
    links = [(cable.facts.sent, cited.id) for cable in sample for cited in cable.facts.references]
    assert len(links) > 1_000
    assert all(sent[target] < date for date, target in links)


def test_dates_are_weighted_to_2004_and_later(sample: list[series.SampleCable]) -> None:
    years = [cable.facts.sent.year for cable in sample]
    assert min(years) >= 1973
    assert max(years) == 2010
    assert 0.9 < sum(year >= 2004 for year in years) / len(years) < 0.99
    assert max(cable.facts.sent for cable in sample) < dt.datetime(2010, 3, 1)


def test_words_have_the_statistics_of_real_text(sample: list[series.SampleCable]) -> None:
    """Length, the share of the most frequent words, distinct words in all and in one cable."""
    texts = [WORD.findall(f"{cable.message.header} {cable.message.body}".lower()) for cable in sample]
    lengths = [len(text) for text in texts]
    assert 960 < sum(lengths) / len(lengths) < 1_140
    assert min(lengths) < 300
    assert max(lengths) > 4_000
    counts = Counter(word for text in texts for word in text)
    growth = 22_130 * (sum(lengths) / 391_668) ** 0.638
    assert 0.85 < len(counts) / growth < 1.15
    top = sum(count for _, count in counts.most_common(100)) / sum(lengths)
    assert 0.40 < top < 0.62
    assert 330 < sum(len(set(text)) for text in texts) / len(texts) < 620


def test_rare_words_differ_from_one_another() -> None:
    words = Counter(_rare(rank) for rank in range(30_000))
    assert len(words) > 29_400, words.most_common(5)


def test_a_folder_with_cables_is_left_alone(tmp_path: Path) -> None:
    write_sample(1, tmp_path)
    with pytest.raises(ReftelError, match="not empty"):
        write_sample(1, tmp_path)
