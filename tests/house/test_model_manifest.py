"""The manifest of a language model is made from the wheel that was asked for, and from official files alone."""

import base64
import hashlib
import importlib.util
import json
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    "config.cfg": b"[nlp]\n",
    "meta.json": b'{"lang": "xx", "name": "core_small", "version": "1.2"}',
    "ner/model": b"\x00\x01",
}


@pytest.fixture(scope="module")
def script():
    path = ROOT / "scripts" / "model_manifest.py"
    spec = importlib.util.spec_from_file_location("model_manifest", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "small_pipeline-1.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("small_pipeline/__init__.py", "")
        for name, data in FILES.items():
            archive.writestr(f"small_pipeline/xx_core_small-1.2/{name}", data)
    return path


def record(path, files):
    """A RECORD as pip writes it."""
    lines = ["xx_core_small-1.2.dist-info/RECORD,,"]
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"xx_core_small/xx_core_small-1.2/{name},sha256={digest},{len(data)}")
    path.write_text("\n".join(lines) + "\n")
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_manifest_names_every_file_of_the_model(script, wheel):
    made = script.manifest(wheel, sha256(wheel))
    files = made.pop("files")
    assert files == {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    assert made == {
        "model": "xx_core_small 1.2",
        "distribution": "small-pipeline",
        "version": "1.2",
        "wheel": sha256(wheel),
        "package": "small_pipeline",
        "folder": "xx_core_small-1.2",
    }


def test_other_wheel_is_refused(script, wheel):
    with pytest.raises(SystemExit, match="the SHA-256 is"):
        script.manifest(wheel, "0" * 64)


def test_wheel_without_a_model_is_refused(script, tmp_path):
    path = tmp_path / "empty-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("empty/__init__.py", "")
    with pytest.raises(SystemExit, match=r"wanted one config\.cfg, found 0"):
        script.manifest(path, sha256(path))


def test_official_files_are_confirmed(script, wheel, tmp_path):
    files = script.manifest(wheel, sha256(wheel))["files"]
    assert script.compare(files, "xx_core_small-1.2", record(tmp_path / "RECORD", FILES)) == len(FILES)


@pytest.mark.parametrize(
    "official",
    [
        {**FILES, "ner/model": b"\x00\x02"},
        {name: data for name, data in FILES.items() if name != "ner/model"},
        {**FILES, "vocab/vectors": b""},
    ],
    ids=["altered", "added", "lost"],
)
def test_anything_but_the_official_files_is_refused(script, wheel, tmp_path, official):
    files = script.manifest(wheel, sha256(wheel))["files"]
    with pytest.raises(SystemExit, match=r"ner/model|vocab/vectors"):
        script.compare(files, "xx_core_small-1.2", record(tmp_path / "RECORD", official))


def test_committed_manifest_is_of_one_official_release():
    made = json.loads((ROOT / "quiz" / "facts" / "pinned.json").read_text(encoding="utf-8"))
    name, version = made["model"].split()
    assert made["folder"] == f"{name}-{version}"
    assert made["package"] == made["distribution"].replace("-", "_")
