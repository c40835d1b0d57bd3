"""What a warm question loads and reads: only what it needs, however large the lineage."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from abilitytrace.lineage import Lineage
from abilitytrace.questions.ask import ask
from tests.conftest import LineageOf
from tests.questions.ask.family import FAMILY

_RUN = """
import json, sys
sys.argv = ["abilitytrace", "ask", sys.argv[1]]
from abilitytrace.cli import run
try:
    run()
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
_HEAVY = {"pydantic", "yaml", "networkx", "rapidfuzz", "platformdirs", "numpy"}
# what looks for a record by its words, and what only a mistake or a refusal needs
_BY_WORDS = {"retrieval", "fit", "quotes", "frames_told"}
_RARELY = {"everyday", "spelling", "tries"}

Loaded = Callable[[str], set[str]]


@pytest.fixture
def loaded(environment: Callable[..., dict[str, str]], builtin: Lineage) -> Loaded:
    """The modules that a question loads on a warm cache, those of `ask` without their package."""
    assert builtin.digest  # compiled by now

    def run(question: str) -> set[str]:
        command = [sys.executable, "-c", _RUN, question]
        done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True)
        code, modules = json.loads(done.stderr.splitlines()[-1])
        assert code == 0
        return {name.removeprefix("abilitytrace.questions.ask.") for name in modules}

    return run


@pytest.mark.parametrize(
    "question",
    [
        "where does chain-of-thought come from",
        "思维链能力是从哪里来的",
        "what did ChatGPT lose",
        "ChatGPT 牺牲了什么",
        "how big is GPT-3",
        "GPT-3 有多少参数",
        "what is chatgpt based on",
        "what is instruction tuning",
        "when was ChatGPT released",
    ],
)
def test_what_names_and_cues_settle_reads_no_text(loaded: Loaded, question: str) -> None:
    assert loaded(question) & (_HEAVY | _BY_WORDS | _RARELY) == set()


def test_a_statement_is_looked_for_by_its_words(loaded: Loaded) -> None:
    """Shows that this test can see what it looks for."""
    assert _BY_WORDS - {"quotes", "frames_told"} <= loaded("does training on code give chain-of-thought")


def _counted(lineage: Lineage, question: str) -> tuple[int, list[str]]:
    """How many names and records a question reads, and what it was answered with."""
    read = 0

    @contextmanager
    def counting(name: str) -> Iterator[None]:
        original: Any = getattr(Lineage, name)

        def counted(*args: Any, **options: Any) -> Any:
            nonlocal read
            found = list(original(*args, **options))
            read += len(found)
            return found

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Lineage, name, counted)
            yield

    with (
        counting("names"),
        counting("all"),
        counting("called"),
        counting("spoken"),
        counting("ids"),
        counting("holding"),
    ):
        calls = [" ".join(call.words) for call in ask(lineage, question).calls]
    return read, calls


@pytest.mark.parametrize(
    ("question", "call"),
    [
        ("where does yodelling come from", "origin yodelling"),
        ("约德尔唱法从哪来", "origin yodelling"),
        ("what did zorbie give up", "tradeoffs zorblax-chat-001"),
        ("how big is zorbie", "show zorblax-chat-001 --field parameters"),
        ("how many helpers are there", "show zorblax-1 --field helpers"),
        ("does tickling cause yodelling?", "evidence tickling-gives-yodelling"),
        ("who is Bozo the clown", "evidence tickling-gives-yodelling"),
    ],
)
def test_a_larger_lineage_has_no_more_to_read(lineage_of: LineageOf, question: str, call: str) -> None:
    more = "".join(f"  other-{i}: {{name: Other {i}, zh: 其他模型{i}}}\n" for i in range(600))
    small, large = (
        _counted(lineage_of(FAMILY.replace("models:\n", f"models:\n{text}", 1)), question) for text in ("", more)
    )
    assert small[1] == large[1] == [call]
    assert small[0] == large[0] < 60
