"""Where shapes lie means nothing; everything else does."""

from app.procedure.live.meaning import meaning_of

DRAWN = (
    b'<a><task id="t" x="1"/><dc:Bounds x="%d" y="2.5" width="9" height="8"/><di:waypoint x="%d" y="0"/></a>'
)


def test_a_shape_that_moved_means_the_same() -> None:
    one, other = ({"a/a.bpmn": DRAWN % (place, place)} for place in (1, 77))
    assert meaning_of(one) == meaning_of(other)


def test_every_other_letter_means_something() -> None:
    one = {"a/a.bpmn": DRAWN % (1, 1)}
    others = [
        {"a/a.bpmn": one["a/a.bpmn"].replace(b'"t"', b'"u"')},
        {"a/a.bpmn": one["a/a.bpmn"].replace(b'id="t" x="1"', b'id="t" x="2"')},
        {"a/a.bpmn": one["a/a.bpmn"] + b'x="1"'},
        {"b/b.bpmn": one["a/a.bpmn"]},
        {"a/a.dmn": DRAWN % (2, 2)},
    ]
    assert meaning_of(one) not in {meaning_of(each) for each in others}
    assert meaning_of(one, "profile") != meaning_of(one, "law")
    assert meaning_of({"a/a.dmn": DRAWN % (1, 1)}) != meaning_of({"a/a.dmn": DRAWN % (2, 2)})
