"""Packs: everything goes in and comes out again, and nothing of a stranger gets past."""

import hashlib
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario.faults import ScenarioError
from sim.scenario.load import load_scenario
from sim.scenario.packing import MOST_PICTURE, SLIP, pack, unpack
from sim.scenario.pictures import picture_fault
from tests.scenario.cases import write

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="2" fill="url(#a)"/></svg>'


@pytest.fixture
def packed(tmp_path):
    (tmp_path / "logo.svg").write_bytes(SVG)
    write(tmp_path, "quarters: 3\n", name="ground")
    path = write(tmp_path, "picture: logo.svg\n", base="ground")
    target = tmp_path / "case.silo"
    assert pack(str(path), target) == ["base.yaml", "case.yaml", "ground.yaml", "logo.svg", SLIP]
    return target


def changed(packed, **files):
    """The pack with other bytes, or further files; a slip that fits unless one is given."""
    with zipfile.ZipFile(packed) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents |= {name.replace("__", "/"): data for name, data in files.items()}
    if SLIP not in files:
        slip = json.loads(contents[SLIP])
        slip["files"] = {
            name: hashlib.sha256(data).hexdigest()
            for name, data in contents.items()
            if name != SLIP
        }
        contents[SLIP] = json.dumps(slip).encode()
    target = packed.with_name("changed.silo")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return target


def refused(pack_, folder) -> str:
    with pytest.raises(ScenarioError) as caught:
        unpack(pack_, folder)
    assert not folder.exists()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_went_in_comes_out_and_plays_alike(packed, tmp_path):
    path = unpack(packed, tmp_path / "out")
    assert load_scenario(path).hash == load_scenario(tmp_path / "case.yaml").hash
    assert (tmp_path / "out" / "logo.svg").read_bytes() == SVG
    assert not (tmp_path / "out" / SLIP).exists()
    assert unpack(packed, tmp_path / "out") == path  # the same once more is no change


def test_the_same_scenario_makes_the_same_bytes(packed, tmp_path):
    again = tmp_path / "again.silo"
    pack(str(tmp_path / "case.yaml"), again)
    assert again.read_bytes() == packed.read_bytes()
    with pytest.raises(ScenarioError, match="such a file already"):
        pack(str(tmp_path / "case.yaml"), again)


def test_a_file_of_ones_own_is_not_changed(packed, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "case.yaml").write_text("mine", "utf-8")
    with pytest.raises(ScenarioError, match="there already and differs"):
        unpack(packed, folder)
    assert [path.name for path in folder.iterdir()] == ["case.yaml"]
    assert (folder / "case.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("..__evil.yaml", "no plain file name"),
        ("__etc__evil.yaml", "no plain file name"),
        (".bashrc.yaml", "no plain file name"),
        ("run.sh", "an ending that no pack holds"),
        ("CON.yaml", "some computers do not allow"),
        ("Logo.svg", "the same name on some computers"),
    ],
)
def test_names(packed, tmp_path, name, says):
    assert says in refused(changed(packed, **{name: SVG}), tmp_path / "out")


def test_links(packed, tmp_path):
    target = changed(packed)
    link = zipfile.ZipInfo("link.svg")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in refused(target, tmp_path / "out")


def test_a_bomb_is_not_unpacked(packed, tmp_path):
    bomb = changed(packed, **{"bomb.png": bytes(MOST_PICTURE + 1)})
    assert bomb.stat().st_size < 20_000
    assert "is larger than 4,096 kB" in refused(bomb, tmp_path / "out")


def test_too_many_files(packed, tmp_path):
    many = {f"n{n}.svg": SVG for n in range(30)}
    assert "more than 20 files" in refused(changed(packed, **many), tmp_path / "out")


def test_a_changed_file_is_noticed(packed, tmp_path):
    with zipfile.ZipFile(packed) as archive:
        slip = archive.read(SLIP)
    other = changed(packed, **{"ground.yaml": b"schema: x", SLIP: slip})
    assert "`ground.yaml` is not the file that was packed" in refused(other, tmp_path / "out")


def test_a_faulty_scenario_is_told_with_its_line(packed, tmp_path):
    with zipfile.ZipFile(packed) as archive:
        bad = archive.read("case.yaml") + b"minuts: 3\n"
    told = refused(changed(packed, **{"case.yaml": bad}), tmp_path / "out")
    assert "case.yaml:6: minuts: no such key" in told


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 999, b"PK\x05\x06" + bytes(18)])
def test_no_pack_at_all(tmp_path, data):
    path = tmp_path / "x.silo"
    path.write_bytes(data)
    assert "is no pack" in refused(path, tmp_path / "out")


@settings(max_examples=60)
@given(at=st.integers(0, 3_000), byte=st.integers(0, 255))
def test_whatever_is_damaged_there_is_a_sentence(tmp_path_factory, at, byte):
    folder = tmp_path_factory.mktemp("damaged")
    path = write(folder, "picture: logo.svg\n")
    (folder / "logo.svg").write_bytes(SVG)
    pack(str(path), folder / "a.silo")
    data = bytearray((folder / "a.silo").read_bytes())
    data[at % len(data)] = byte
    (folder / "b.silo").write_bytes(data)
    try:
        unpacked = unpack(folder / "b.silo", folder / "out")
    except ScenarioError:
        assert not (folder / "out").exists()
    else:
        assert load_scenario(unpacked).hash == load_scenario(path).hash


@pytest.mark.parametrize(
    ("drawing", "says"),
    [
        (b"<svg><script>alert(1)</script></svg>", "script"),
        (b'<svg onload="alert(1)"/>', "onload"),
        (b'<svg><use href="http://x/y.svg"/></svg>', "outside"),
        (b'<svg><rect style="fill:url(http://x)"/></svg>', "style"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "entities"),
        (b"<svg><foreignObject/></svg>", "foreignObject"),
        (b"not at all", "no SVG"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="http://x"?><svg/>', "instructions"),
        (b'<?xml version="1.0"?><svg/>', None),
    ],
)
def test_drawings_only_draw(drawing, says):
    found = picture_fault("a.svg", drawing)
    assert found is None if says is None else says in found


def test_pictures_are_what_they_say():
    assert picture_fault("a.png", b"GIF89a") == "is no PNG picture"
    assert picture_fault("a.png", b"\x89PNG\r\n\x1a\n....") is None
    assert picture_fault("a.svg", SVG) is None
