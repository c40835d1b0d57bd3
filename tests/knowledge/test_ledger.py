"""Every fact and finding of the inventory stands in the built-in lineage, where the ledger says it does.

A ledger entry is `{record, field, has}`: the strings of `has` occur in the JSON of that field of the record (of the
whole record and its evidence without `field`); or `{left_out: reason}`.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from abilitytrace.lineage import Lineage
from abilitytrace.records import Claim, Source, Step, Thing
from abilitytrace.render.json import as_data
from abilitytrace.vocabulary import STANCES

_HERE = Path(__file__).parent
# every scalar as the text it is: a date in a ledger stays what the data holds
_INVENTORY = yaml.load((_HERE / "inventory.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
_FILES = sorted((_HERE.parent / "ledger").glob("*.yaml"))
_LEDGERS = {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in _FILES}
_ENTRIES = [(f"{name}:{key}", entries) for name, ledger in _LEDGERS.items() for key, entries in ledger.items()]


def _facts(area: str) -> set[str]:
    return {f"{area}{number:02d}" for number in range(1, int(_INVENTORY["areas"][area]) + 1)}


def _recorded(area: str) -> list[str]:
    """The ids of an area in all its ledgers: `C.yaml`, or `C-origins.yaml` and `C-further.yaml`."""
    return [key for name, ledger in _LEDGERS.items() if name.partition("-")[0] == area for key in ledger]


@pytest.mark.parametrize("area", _INVENTORY["areas"])
def test_every_fact_of_an_area_has_its_entry(area: str) -> None:
    wanted, found = _facts(area), _recorded(area)
    missing, unknown = sorted(wanted - set(found)), sorted(set(found) - wanted)
    counts = f"area {area}: {len(wanted)} facts, {len(found)} entries"
    assert not missing, f"{counts}; missing {missing}"
    assert not unknown, f"{counts}; unknown {unknown}"


def test_every_finding_of_the_literature_has_its_entry() -> None:
    wanted = {f"{source}/{n}" for source, count in _INVENTORY["findings"].items() for n in range(1, int(count) + 1)}
    found = {key for name, ledger in _LEDGERS.items() if name.startswith("literature-") for key in ledger}
    counts = f"{len(wanted)} findings, {len(found)} entries"
    assert not wanted - found, f"{counts}; missing {sorted(wanted - found)}"
    assert not found - wanted, f"{counts}; unknown {sorted(found - wanted)}"


def test_no_entry_stands_twice() -> None:
    keys = [
        key for _, key in sorted((name.partition("-")[0], key) for name, ledger in _LEDGERS.items() for key in ledger)
    ]
    areas = [key for key in keys if "/" not in key]
    assert sorted({key for key in areas if areas.count(key) > 1}) == []


def test_every_source_of_the_literature_is_there(builtin: Lineage) -> None:
    missing = [source for source in _INVENTORY["findings"] if not isinstance(builtin.get(source), Source)]
    assert missing == []


@pytest.mark.parametrize(("where", "entries"), _ENTRIES, ids=[where for where, _ in _ENTRIES])
def test_the_lineage_carries_what_the_ledger_says(builtin: Lineage, where: str, entries: Any) -> None:
    if isinstance(entries, dict):
        assert set(entries) == {"left_out"}, where
        assert len(entries["left_out"].split()) >= 3, f"{where} is left out without a reason"
        return
    assert entries, f"{where} has no place"
    for entry in entries:
        assert set(entry) <= {"record", "field", "has"}, where
        field = entry.get("field", "")
        assert builtin.get(entry["record"]) is not None, f"{where}: there is no record {entry['record']}"
        assert entry["has"], f"{where}: nothing to look for in {entry['record']}"
        text = _text(builtin, entry["record"], field)
        missing = [wanted for wanted in entry["has"] if wanted not in text]
        assert not missing, f"{where}: {missing} is not in {entry['record']} {field}: {text[:2000]}"


def _text(lineage: Lineage, identifier: str, field: str) -> str:
    """The JSON of a field of a record; without one, of the record and all its evidence."""
    record = lineage.get(identifier)
    whole: dict[str, Any] = as_data(record)
    if isinstance(record, Claim | Step):
        for stance in STANCES:
            whole[stance] = as_data([item for item in lineage.evidence(identifier) if item.stance == stance])
    part: Any = whole
    name, _, attribute = field.partition(".")
    if name:
        part = whole[name]
    if attribute:
        assert isinstance(record, Thing | Source)
        part = as_data([spec for spec in record.specs if spec.attribute == attribute])
    # quotation marks and backslashes as they stand in the texts
    return json.dumps(part, ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")
