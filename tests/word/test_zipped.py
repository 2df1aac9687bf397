import io
import zipfile

from pipeline.word.zipped import deflated, packed, read

from .make import unzipped


def test_what_is_packed_is_read_again() -> None:
    members = [deflated("a.xml", [b"<a", b"/>"]), deflated("æ.xml", [b"b" * 10_000])]
    data = packed(members)
    assert unzipped(data) == {"a.xml": b"<a/>", "æ.xml": b"b" * 10_000}
    package = read(data)
    assert (list(package.members.values()), package.faults) == (members, ())
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
