"""Whatever a record asks for: a procedure from which it is dropped, or swapped, is refused with its name."""

from app.procedure.checking import checked
from tests.procedure.edits.generated import all_edits


def test_every_edit_that_takes_the_meaning_out_is_refused_with_a_sentence_that_names_it() -> None:
    published, count = [], 0
    for edit in all_edits():
        count += 1
        sentences = [finding.sentence for finding in checked(edit.files)[1]]
        if not any(all(word in sentence for word in edit.words) for sentence in sentences):
            published.append(edit.name)
    assert published == []
    assert count > 200
