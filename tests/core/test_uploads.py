from io import BytesIO

import pytest

from tests.core.archive.archives import SHARES, lines, zipped
from tracker.core.uploads import FileKind, kind_of_file


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped({"Shares.csv": lines(SHARES)}).getvalue(), FileKind.ARCHIVE),
        (zipped({"xl/workbook.xml": "<workbook/>"}).getvalue(), FileKind.ANALYTICS),
        (b"PK\x03\x04 broken off", FileKind.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_EXCEL),
        (b"Rar!\x1a\x07\x01\x00", FileKind.OTHER_ARCHIVE),
        (b"", FileKind.EMPTY),
        (b"Date,Link,Message\n", FileKind.OTHER),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    file = BytesIO(content)
    file.seek(0, 2)
    assert kind_of_file(file) is kind
    assert file.tell() == 0
