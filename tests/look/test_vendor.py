"""What came from elsewhere is unchanged, named and licensed."""

import hashlib
import json
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
VENDOR = ROOT / "static/vendor"
MANIFEST = VENDOR / "manifest.json"
PACKAGES = json.loads(MANIFEST.read_text())
FILES = [(path, digest) for package in PACKAGES for path, digest in package["files"].items()]


@pytest.mark.parametrize(("path", "digest"), FILES)
def test_a_vendored_file_is_the_one_in_the_manifest(path: str, digest: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest


def test_every_vendored_file_stands_in_the_manifest() -> None:
    folders = (VENDOR, ROOT / "templates/tracker/parts/icons")
    present = {
        str(path.relative_to(ROOT)) for folder in folders for path in folder.rglob("*.*")
    } | {str(path.relative_to(ROOT)) for path in VENDOR.rglob("LICENSE")}

    assert present - {str(MANIFEST.relative_to(ROOT))} == {path for path, _digest in FILES}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_every_package_names_its_version_and_keeps_its_licence(package: dict[str, object]) -> None:
    assert package["version"]
    assert package["licence"]
    assert any("LICENSE" in path for path in package["files"])
