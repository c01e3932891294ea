"""`duologue check`: what is found, in which form, which checks run, and how the call ends."""

import json
from pathlib import Path

import pytest

from duologue.checks.table import CHECKS

SLIPPED = "“You came,“ said Ada.\n\nBram shut the door.\n\n“ I said I would,” he said.\n"


@pytest.fixture
def slipped(visit):
    """A story with a mark that curls the wrong way, and a space on the wrong side."""
    story = visit.with_name("slipped.txt")
    story.write_text(SLIPPED, "utf-8")
    return story


def test_a_clean_story_gives_nothing_and_status_0(duologue, visit):
    """What is well is not talked about."""
    ran = duologue("check", "visit.txt")

    assert (ran.status, ran.out, ran.err) == (0, "", "Nothing found in 1 story.\n")


def test_what_is_found_is_told_by_place_and_status_1(duologue, slipped):
    """As compilers do, so that editors know where to go."""
    ran = duologue("check", "slipped.txt")

    assert ran.status == 1
    assert [line.split(" ")[:2] for line in ran.out.splitlines()] == [
        ["slipped.txt:1:11:", "D303"],
        ["slipped.txt:5:1:", "D305"],
    ]
    assert ran.err == "2 findings in 1 story.\n"


def test_codes_select_and_ignore(duologue, slipped):
    """A code, or the beginning of codes, in either case."""
    assert "D305" not in duologue("check", "slipped.txt", "--select", "d303").out
    assert "D303" not in duologue("check", "slipped.txt", "--ignore", "D303,D1").out
    assert duologue("check", "slipped.txt", "--select", "D3", "--ignore", "D30").status == 0


def test_an_unknown_code_is_a_misuse(duologue, visit):
    """A misspelt code must not pass for a clean story."""
    ran = duologue("check", "visit.txt", "--select", "D9")

    assert ran.status == 2
    assert "there is none of that code" in ran.err


@pytest.mark.parametrize(
    ("file", "switches"),
    [
        ("duologue.toml", '[check]\nignore = ["D305"]\n'),
        ("pyproject.toml", '[tool.duologue.check]\nselect = ["D303"]'),
    ],
)
def test_switches_are_found_beside_the_story(duologue, slipped, file, switches):
    """And what the command line selects goes before what they select."""
    Path(file).write_text(switches, "utf-8")
    ran = duologue("check", "slipped.txt")

    assert "D303" in ran.out
    assert "D305" not in ran.out


def test_the_nearest_switches_count(duologue, slipped):
    """A chapter's folder may differ from the book's."""
    Path("duologue.toml").write_text('[check]\nselect = ["D1"]\n', "utf-8")
    inner = Path("chapter")
    inner.mkdir()
    (inner / "one.txt").write_text(SLIPPED, "utf-8")
    assert duologue("check", "chapter/one.txt").status == 0

    (inner / "duologue.toml").write_text('[check]\nselect = ["D303"]\n', "utf-8")
    assert duologue("check", "chapter/one.txt").status == 1


@pytest.mark.parametrize(
    "switches", ["[check\n", "[check]\nselcet = []\n", '[check]\nselect = "D1"\n', '[check]\nselect = ["X"]\n']
)
def test_switches_that_cannot_be_understood_are_a_misuse(duologue, visit, switches):
    """With the file, the reason and what it takes."""
    Path("duologue.toml").write_text(switches, "utf-8")
    ran = duologue("check", "visit.txt")

    assert ran.status == 2
    assert "Error: " in ran.err


def test_json_tells_places_in_the_text(duologue, slipped):
    """Spans as everywhere else, with lines for people."""
    document = json.loads(duologue("check", "slipped.txt", "--format", "json").out)
    first = document["stories"][0]["findings"][0]

    assert document["schema"] == "duologue/checks/1"
    assert (first["code"], first["line"], first["column"]) == ("D303", 1, 11)
    assert SLIPPED[slice(*first["span"])] == "“"


def test_sarif_has_a_rule_for_every_check_and_a_place_for_every_result(duologue, slipped):
    """What SARIF 2.1.0 asks of a run."""
    assert duologue("check", "slipped.txt", "--format", "sarif", "-o", "out.sarif").status == 1
    log = json.loads(Path("out.sarif").read_text("utf-8"))
    run = log["runs"][0]

    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [check.code for check in CHECKS]
    assert [result["ruleId"] for result in run["results"]] == ["D303", "D305"]
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        place = result["locations"][0]["physicalLocation"]
        assert rule["id"] == result["ruleId"]
        assert place["artifactLocation"]["uri"] == "slipped.txt"
        assert place["region"]["startLine"] >= 1


def test_sarif_is_read_by_a_program_of_others(duologue, slipped):
    """By sarif-pydantic's models of SARIF 2.1.0, which refuse what is not of them."""
    sarif = pytest.importorskip("sarif_pydantic")
    duologue("check", "slipped.txt", "--format", "sarif", "-o", "out.sarif")
    document = Path("out.sarif").read_text("utf-8")
    results = sarif.Sarif.model_validate_json(document).runs[0].results

    assert [result.rule_id for result in results] == ["D303", "D305"]
    assert results[0].locations[0].physical_location.region.start_column == 11
    with pytest.raises(ValueError, match=r"startLine|start_line"):
        sarif.Sarif.model_validate_json(document.replace('"startLine": 1', '"startLine": "one"'))


def test_github_annotations_escape_what_they_must(duologue, slipped):
    """A colon or a comma in a name must not end a property."""
    odd = slipped.with_name("a,b.txt")
    odd.write_text(SLIPPED, "utf-8")
    ran = duologue("check", "a,b.txt", "--format", "github")

    assert ran.out.splitlines()[0].startswith("::warning file=a%2Cb.txt,line=1,endLine=1,col=11,title=D303 ")


def test_standard_input_is_checked(duologue, visit):
    """For an editor that holds the draft."""
    ran = duologue("check", "-", given=SLIPPED.encode())

    assert ran.status == 1
    assert ran.out.startswith("standard input:1:11: D303")


def test_a_story_that_cannot_be_read_is_told_apart_from_a_faulty_one(duologue, slipped):
    """And the others are checked."""
    ran = duologue("check", "absent.txt", "slipped.txt")

    assert ran.status == 3
    assert "absent.txt" in ran.err
    assert "D303" in ran.out


def test_a_story_is_never_written_over(duologue, slipped):
    """Whatever the options."""
    assert duologue("check", "slipped.txt", "-o", "slipped.txt").status == 2
    assert slipped.read_text("utf-8") == SLIPPED
