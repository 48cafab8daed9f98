"""The mark by which a page asks whether something changed is the one that the asking makes."""

from dataclasses import replace

from app.domain.ids import TaskId
from app.services.table.meeting import meeting_of as read_meeting
from app.services.table.standing import Seen, has_changed, mark
from tests.domain.people import taak
from tests.services.conftest import At
from tests.services.table.meetings import WIE, meeting_of, table, with_every_kind_of_point


def test_nothing_changed_for_who_just_read_the_page(at: At) -> None:
    for state, inst in with_every_kind_of_point(at):
        for name in WIE:
            page = table(inst, name)
            changed = has_changed(inst.actor(name), meeting_of(inst), page.kenmerk, inst.deps)
            assert not changed, (state, name)


def test_the_order_in_which_the_steps_were_read_does_not_move_the_mark(at: At) -> None:
    inst = at("op_tafel")
    actor = inst.actor("joris")
    of_table, of_role = (replace(taak("tafel"), id=TaskId(each)) for each in "ab")
    with inst.read() as tx:
        meeting = read_meeting(tx, actor, meeting_of(inst))
        marks = {
            mark(tx, actor, Seen(meeting, meeting.open_punt, True, True, steps, None))
            for steps in ([of_table, of_role], [of_role, of_table])
        }
        fewer = mark(tx, actor, Seen(meeting, meeting.open_punt, True, True, [of_role], None))
    assert len(marks) == 1
    assert fewer not in marks
