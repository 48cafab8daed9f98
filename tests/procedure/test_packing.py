"""A release goes into a ZIP and comes back byte for byte; a hostile ZIP changes nothing and says why."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.procedure.packing import MAX_PACKED, packed, unpacked

BPMN = b'<definitions xmlns="x"/>'
FILES = {
    "casus/casus.bpmn": BPMN,
    "casus/variabelen.yaml": b"a: 1\n",
    "forms/F01.json": b"{}",
    "rules/x.yaml": b"\n",
}


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


@given(
    st.dictionaries(
        st.sampled_from(["forms/F01.json", "forms/F02-A.json"]), st.sampled_from([b"{}", b"[1]"]), min_size=1
    )
)
def test_what_is_packed_comes_back_byte_for_byte(more: dict[str, bytes]) -> None:
    files = {**FILES, **more}
    assert unpacked(packed(files)) == files
    assert packed(files) == packed(dict(reversed(files.items())))


def test_it_is_laid_out_as_on_disk() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as archive:
        assert archive.namelist() == [
            "processes/casus/casus.bpmn",
            "processes/casus/variabelen.yaml",
            "forms/F01.json",
            "processes/rules/x.yaml",
        ]


def test_a_folder_that_was_packed_as_it_lies_is_read_too() -> None:
    sent = zipped(
        ("mijn map/processes/casus/casus.bpmn", BPMN),
        ("mijn map/processes/casus/README.md", b"lees mij"),
        ("mijn map/processes/casus/scenarios/een.yaml", b""),
        ("mijn map/forms/F01.json", b"{}"),
        ("mijn map/forms/.DS_Store", b"\0"),
        ("__MACOSX/mijn map/forms/F01.json", b"\0"),
    )
    assert unpacked(sent) == {"casus/casus.bpmn": BPMN, "forms/F01.json": b"{}"}


def test_the_folder_of_one_procedure_is_read_as_that() -> None:
    assert unpacked(zipped(("casus/casus.bpmn", BPMN), ("__MACOSX/x", b""))) == {"casus/casus.bpmn": BPMN}


HOSTILE = {
    "outside": (zipped(("../../etc/passwd.bpmn", BPMN)), "buiten de map"),
    "absolute": (zipped(("/etc/x.bpmn", BPMN)), "buiten de map"),
    "backslash": (zipped(("casus\\..\\x.bpmn", BPMN)), "buiten de map|hoort niet"),
    "drive": (zipped(("C:/casus/casus.bpmn", BPMN)), "buiten de map"),
    "link": (zipped((link("processes/casus/casus.bpmn"), b"/etc/passwd")), "koppeling"),
    "bomb": (zipped(("processes/casus/casus.bpmn", b"\0" * 60_000_000)), "groter dan 2 MB"),
    "many": (zipped(*((f"forms/F{n}.json", b"{}") for n in range(1200))), "te veel bestanden"),
    "twice": (zipped(("processes/a/a.bpmn", BPMN), ("a/a.bpmn", BPMN)), "twee keer"),
    "5 MB": (zipped(("processes/casus/casus.bpmn", b"<a>" + b"x" * 5_000_000 + b"</a>")), "groter dan 2 MB"),
    "image": (zipped(("processes/casus/casus.bpmn", b"\x89PNG\r\n\x1a\n")), "geen geldige XML"),
    "doctype": (
        zipped(("processes/a/a.bpmn", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        "DOCTYPE|geldige XML",
    ),
    "form": (zipped(("forms/F01.json", b"geen json")), "geen geldige JSON"),
    "deep form": (zipped(("forms/F01.json", b"[" * 100_000)), "geen geldige JSON"),
    "yaml": (zipped(("processes/rules/x.yaml", b"\xff\xfe")), "geen tekst"),
    "program": (zipped(("processes/casus/run.py", b"print(1)")), "hoort niet in een procedure"),
    "nothing": (zipped(("__MACOSX/x", b"")), "geen enkele procedure"),
    "empty": (zipped(("LEESMIJ.txt", b"niets")), "geen enkele procedure"),
    "no zip": (b"PK\x03\x04 en dan niets", "beschadigd"),
    "large": (b"PK" + b"\0" * MAX_PACKED, "groter dan 8 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_a_sentence(name: str) -> None:
    content, sentence = HOSTILE[name]
    with pytest.raises(ModelError, match=sentence):
        unpacked(content)


def test_a_locked_zip_and_a_torn_one_are_refused() -> None:
    whole = packed(FILES)
    locked = bytearray(zipped(("forms/F01.json", b"{}")))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    for sent in (bytes(locked), whole[: len(whole) // 2], whole[:40] + b"\xff" * 40 + whole[80:]):
        with pytest.raises(ModelError):
            unpacked(sent)
