"""What ships answers as its files say, the same for any number of threads, and a damaged file is told."""

import json
from pathlib import Path

import numpy as np
import pytest

from duologue.models.encoder import FILES, SHIPPED, WEIGHTS, DamagedWeightsError, open_encoder, open_heads, sha256
from duologue.models.heads import Heads

EVERY = sorted(path.parent for path in WEIGHTS.glob("*/encoder.onnx"))


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_answers_are_those_of_the_card(folder: Path) -> None:
    """`parity.json` was written where the files were made. Processors round 8-bit scales a little differently."""
    told = json.loads((folder / "parity.json").read_text("utf-8"))
    encoder = open_encoder(folder)
    vectors = encoder.run(np.array([told["ids"]]), np.array([told["features"]]))[0]

    assert vectors.sum(axis=-1) == pytest.approx(told["vector_sums"], abs=0.5)


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_threads_change_nothing(folder: Path) -> None:
    """One, two and three give the same vectors."""
    ids = np.arange(1000, 2000)
    features = np.stack([ids % 4, ids % 2, ids % 2], axis=1)
    one, *others = (open_encoder(folder, threads).vectors(ids, features) for threads in (1, 2, 3))

    assert len(one) == len(ids)
    for other in others:
        assert (one == other).all()


@pytest.mark.parametrize("folder", EVERY, ids=lambda folder: folder.name)
def test_a_card_comes_with_the_weights(folder: Path) -> None:
    """Data, licences and fingerprints."""
    card = (folder / "CARD.md").read_text("utf-8")

    for word in ("CC BY 4.0", "Apache", "LitBank", "MiniLM", *(sha256(folder / name) for name in FILES)):
        assert word in card


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """Before anything is made of it."""
    for name in FILES:
        (tmp_path / name).write_bytes(b"whole")
    (tmp_path / "sha256.json").write_text(json.dumps({name: sha256(tmp_path / name) for name in FILES}))
    (tmp_path / "vocab.txt").write_bytes(b"changed")
    (tmp_path / "heads.npz").write_bytes(b"changed")

    with pytest.raises(DamagedWeightsError, match=r"vocab\.txt"):
        open_encoder(tmp_path)
    with pytest.raises(DamagedWeightsError, match=r"heads\.npz.*--rules"):
        open_heads(tmp_path)


def test_all_models_are_small() -> None:
    """What everybody downloads: under 60 MB, and the one that a reading uses is among them."""
    assert SHIPPED in EVERY
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < 60e6


def test_a_mention_past_the_end_is_none() -> None:
    """And each other is scored by the ends it has."""
    rng = np.random.default_rng(3)
    arrays = {
        "spans.first.weight": rng.normal(size=(8, 5)),
        "spans.first.bias": rng.normal(size=8),
        "spans.last.weight": rng.normal(size=(8, 5)),
        "spans.last.bias": rng.normal(size=8),
        "spans.width.weight": rng.normal(size=(3, 4)),
        "spans.out.weight": rng.normal(size=(1, 4)),
        "spans.out.bias": rng.normal(size=1),
    }
    first, last = rng.normal(size=(2, 4, 5)).astype(np.float32)
    found = Heads(arrays).spans(first, last)
    begin = first @ arrays["spans.first.weight"].T + arrays["spans.first.bias"]
    end = last @ arrays["spans.last.weight"].T + arrays["spans.last.bias"]
    added = np.maximum(begin[1, :4] + end[2, :4] + arrays["spans.width.weight"][1], 0)
    wanted = added @ arrays["spans.out.weight"][0] + arrays["spans.out.bias"][0] + begin[1, 4:] @ end[2, 4:] / 2

    assert found[1, 1] == pytest.approx(wanted, rel=1e-5)
    assert np.isinf(found[3, 1:]).all() and np.isinf(found[2, 2:]).all() and np.isfinite(found[3, 0])
