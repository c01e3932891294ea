"""One man stayed two because "Dr." is not "doctor", or Oak was no Gabriel; a captain and his wife became one."""

from duologue import read_text


def people(text: str) -> dict[str, str]:
    """Who each name of the passage is shown as."""
    return {alias: person.name for person in read_text(text).cast for alias in person.aliases if person.named}


def test_a_title_is_one_however_it_is_written() -> None:
    """Dr. Pym is named far more than the other doctor."""
    text = "Dr. Pym came in. Dr. Pym sat down. “Well?” said Dr. Pym. Dr. Pym waited. Dr. Pym rose.\n\n" * 2
    found = people(text + "Doctor Hale left.\n\n“Thank you, Doctor,” said Nora. Nora shook his hand.")

    assert found["Doctor"] == found["Dr. Pym"] != found["Doctor Hale"]


def test_an_officer_is_not_his_wife() -> None:
    """Where nothing else says that the captain is a man."""
    text = (
        "“Sit,” said Captain Rusk. Captain Rusk poured.\n\n“No,” said Mrs. Rusk. She stood. Mrs. Rusk never sat."
    )
    found = people(text)

    assert found["Captain Rusk"] != found["Mrs. Rusk"]


def test_a_family_name_is_whose_full_name_the_text_has() -> None:
    """However often the narration has his two names in one sentence."""
    text = (
        "Silas Thorne came home. “Late,” said Silas Thorne. Thorne sat, and Silas sighed, for Thorne was tired. "
        "Thorne slept, and Silas snored. Silas woke; Thorne rose. Silas ate what Thorne had cooked.\n\n"
        "“Hungry,” said Silas.\n\n“Cold,” said Thorne. Silas and the dog went out."
    )
    found = people(text)

    assert found["Silas"] == found["Thorne"] == found["Silas Thorne"]
