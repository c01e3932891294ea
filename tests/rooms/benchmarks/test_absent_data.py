"""Without its data a benchmark says why it is skipped, and does not fail."""

from pathlib import Path

import pytest
from benchmarks.quality import litbank_quotes, pdnc
from benchmarks.speed import novel


@pytest.mark.parametrize("benchmark", [pdnc, litbank_quotes, novel])
def test_absent_data_is_told_and_skipped(
    benchmark: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUOLOGUE_DATA", str(tmp_path))
    assert benchmark.main([]) is None
    assert capsys.readouterr().out.startswith("skipped: ")
