"""Gate → JUnit XML, as CI servers read it: a test case for each comparison."""

from xml.etree import ElementTree as ET

from abilitytrace.questions.gate import Gate, GateLine
from abilitytrace.render.gates.told import comparison, label_of, setting_of, summary
from abilitytrace.render.page import visible

__all__ = ["render_junit"]


def render_junit(answer: Gate) -> str:
    """One suite. Regressed is a failure, undecided is skipped (a failure under --strict), what is not there is an error."""
    cases = [_case(answer, line) for line in answer.lines]
    cases += [_uncompared(one.name.en) for one in answer.uncompared]
    if not cases:
        cases = [_uncompared("")]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    numbers = {key: str(count) for key, count in counts.items()}
    name = f"abilitytrace gate {visible(answer.base.id)} {visible(answer.candidate.id)}"
    root = ET.Element("testsuites", {"name": "abilitytrace gate", **numbers})
    suite = ET.SubElement(root, "testsuite", {"name": name, **numbers})
    properties = ET.SubElement(suite, "properties")
    for key, value in (("outcome", answer.outcome), ("exit-code", str(answer.exit_code)), ("summary", summary(answer))):
        ET.SubElement(properties, "property", {"name": key, "value": _text(value)})
    suite.extend(cases)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(answer: Gate, line: GateLine) -> ET.Element:
    about = {"classname": f"gate.{line.benchmark.id}", "name": f"{label_of(answer, line)}: {setting_of(line)}"}
    case = ET.Element("testcase", {key: _text(value) for key, value in about.items()})
    told = {"message": _text(comparison(answer, line)), "type": line.outcome}
    if line.outcome == "regressed" or (answer.strict and line.outcome != "ok"):
        ET.SubElement(case, "failure", told)
    elif line.outcome != "ok":
        ET.SubElement(case, "skipped", {"message": told["message"]})
    else:
        ET.SubElement(case, "system-out").text = told["message"]
    return case


def _uncompared(benchmark: str) -> ET.Element:
    about = {"classname": "gate", "name": _text(benchmark) or "anything to compare"}
    case = ET.Element("testcase", about)
    ET.SubElement(case, "error", {"message": "no comparable scores of both models", "type": "incomplete"})
    return case


def _text(text: str) -> str:
    """The text without what XML cannot hold: control characters, and the two that are no characters."""
    return visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
